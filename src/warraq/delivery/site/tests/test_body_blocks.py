"""The templates in which a release renders a body."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from warraq.delivery.site.labels import LABELS, fill_labels
from warraq.delivery.site.tests.factories import make_picture

EVIL = '"><svg onload=alert(1)>'
RECORDING = {"url": "/media/documents/sea.mp3", "type": "audio/mpeg", "is_video": False}


def cell(value, kind="text"):
    return SimpleNamespace(value=value, block=SimpleNamespace(name=kind))


TABLE = {
    "columns": [{"heading": "السوق"}, {"heading": EVIL}],
    "rows": [[cell("القديم"), cell("72", "number")], [cell(EVIL), cell("1-3", "number")]],
}
CONTEXTS = {
    "text": {"html": "<p>فقرة.</p>"},
    "subheading": {"value": EVIL},
    "picture": {"picture": {**make_picture(), "alt": EVIL, "caption": EVIL, "credit": EVIL}},
    "gallery": {"value": {"title": EVIL}, "pictures": [make_picture(1), make_picture(2)]},
    "pull_quote": {"value": {"quote": EVIL}},
    "quote": {"value": {"quote": f"{EVIL}\nسطر ثان", "speaker": EVIL, "role": EVIL}},
    "fact_box": {"value": {"title": EVIL}, "html": "<p>حقيقة.</p>"},
    "table": {"value": {"caption": EVIL, "table": TABLE}},
    "embed": {
        "value": {"caption": EVIL},
        "embed": {
            "url": "https://vimeo.com/1234",
            "provider": "Vimeo",
            "player": "https://player.vimeo.com/video/1234",
        },
    },
    "recording": {"value": {"caption": EVIL, "transcript": EVIL}, "recording": RECORDING},
}


def render(kind, **values):
    return BeautifulSoup(
        render_to_string(f"stories/blocks/{kind}.html", {"index": 3, **CONTEXTS[kind], **values}), "html.parser"
    )


@pytest.mark.parametrize("kind", CONTEXTS)
def test_words_are_never_markup_and_sizes_are_known(kind):
    soup = render(kind)

    assert soup.get_text(strip=True)
    assert not soup.find_all("svg")
    assert all(image["width"] and image["height"] and image.has_attr("alt") for image in soup.find_all("img"))
    assert {mark["data-label"] for mark in soup.select("i[data-label]")} <= set(LABELS)


def test_a_table_names_its_columns_and_rows_and_scrolls_by_itself():
    soup = render("table")

    assert [th["scope"] for th in soup.find_all("th")] == ["col", "col", "row", "row"]
    assert soup.div["tabindex"] == "0"
    assert soup.find(id=soup.div["aria-labelledby"]).name == "caption"
    assert soup.select("td bdi")[1].text == "1-3"


def test_an_embed_is_a_link_until_the_script_offers_more():
    soup = render("embed")

    assert soup.a["href"] == "https://vimeo.com/1234"
    assert soup.select_one(".embed__play").has_attr("hidden")
    assert soup.figure["data-embed"] == "https://player.vimeo.com/video/1234"
    assert render("embed", embed={"url": "https://x.com/a/status/1", "provider": "X", "player": ""}).button is None


def test_what_was_deleted_leaves_no_empty_box():
    assert str(render("picture", picture=None)).strip() == ""
    assert str(render("gallery", pictures=[])).strip() == ""
    assert str(render("recording", recording=None)).strip() == ""
    assert str(render("embed", embed={"url": "", "provider": "", "player": ""})).strip() == ""


def test_a_video_is_loaded_only_when_it_is_played():
    video = render("recording", recording={**RECORDING, "is_video": True, "type": "video/mp4"}).video

    assert (video["preload"], video.has_attr("controls")) == ("none", True)


def test_the_words_of_a_picture_and_its_maker_are_told_apart_for_the_ear():
    caption = BeautifulSoup(fill_labels(str(render("picture", picture=make_picture()))), "html.parser").figcaption

    assert [part.text for part in caption.find_all("span", recursive=False)] == [
        "التعليق على الصورة، الميناء قبل وصول السفينة.",
        "مصدر الصورة: رسم: ورّاق",
    ]


@pytest.mark.parametrize("name", LABELS)
def test_every_label_has_its_word(name):
    assert fill_labels(f'<i data-label="{name}"></i>') not in {"", f'<i data-label="{name}"></i>'}
