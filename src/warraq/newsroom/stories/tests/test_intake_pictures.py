from datetime import timedelta
from pathlib import Path

import pytest

from warraq.ingest.pages.saved_page import Block, BlockKind, Picture
from warraq.masthead.models import Section
from warraq.newsroom.pictures.models import Picture as PictureRow
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.pictures.tests.samples import make_jpeg
from warraq.newsroom.stories.intake import rehearse, take_in
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.saved_pages import LEAD, MAKING, NOW, codes, make_page, taken

pytestmark = pytest.mark.django_db


def test_a_picture_beside_the_page_stands_on_top(register, photo):
    page = make_page(lead_picture=Picture(path=photo, caption="الميناء فجرًا", credit="رويترز", alt="سفينة عند الرصيف"))

    story = taken(register, page)

    picture = story.lead_picture
    assert (picture.alt, picture.caption, picture.credit_line) == ("سفينة عند الرصيف", "الميناء فجرًا", "رويترز")
    assert picture.original_name == "ميناء طرابلس.jpg"
    assert story.lead_caption == ""


def test_the_caption_stands_in_for_an_alternative_text_and_the_editor_is_told(register, photo):
    told = take_in(
        make_page(lead_picture=Picture(path=photo, caption="الميناء فجرًا")), register=register, rules=MAKING, now=NOW
    )

    assert told.story.lead_picture.alt == "الميناء فجرًا"
    assert "alt_from_caption" in codes(told)
    assert "ميناء طرابلس.jpg" in told.story.ednote


@pytest.mark.parametrize("alt", ["", "DSC_0412.jpg"])
def test_the_headline_stands_in_when_there_is_no_caption_either(register, photo, alt):
    told = take_in(make_page(lead_picture=Picture(path=photo, alt=alt)), register=register, rules=MAKING, now=NOW)

    assert told.story.headline in told.story.lead_picture.alt
    assert "alt_made" in codes(told)


def test_pictures_in_the_body_stay_in_their_place(register, photo, tmp_path):
    (tmp_path / "other.jpg").write_bytes(make_jpeg((200, 320)))
    body = [
        Block(BlockKind.TEXT, text="<p>قبل.</p>"),
        Block(BlockKind.PICTURE, picture=Picture(path=photo, caption="غيره", alt="سفينة")),
        Block(BlockKind.PICTURE, picture=Picture(path=tmp_path / "other.jpg", caption="رافعة", alt="رافعة")),
        Block(BlockKind.TEXT, text="<p>بعد.</p>"),
    ]

    story = taken(register, make_page(body=body, lead_picture=Picture(path=photo, caption="الميناء", alt="سفينة")))

    assert [block.block_type for block in story.body] == ["text", "picture", "text"]
    assert story.body[1].value["picture"].caption == "رافعة"
    assert story.body[1].value["caption"] == ""


def test_the_same_file_is_taken_in_once_and_keeps_its_first_words(register, photo):
    first = taken(
        register, make_page("الخبر الأول عن الميناء", lead_picture=Picture(path=photo, caption="أ", alt="سفينة"))
    )
    second = taken(register, make_page("الخبر الثاني عن الميناء", lead_picture=Picture(path=photo, caption="ب")))

    assert first.lead_picture == second.lead_picture
    assert (second.lead_picture.caption, second.lead_caption, second.lead_picture.alt) == ("أ", "ب", "سفينة")


def test_a_picture_that_was_here_without_an_alternative_text_gets_one(register, photo):
    here = make_picture(photo.read_bytes(), alt="", caption="الميناء")

    taken(register, make_page(lead_picture=Picture(path=photo, alt="سفينة عند الرصيف")))

    here.refresh_from_db()
    assert here.alt == "سفينة عند الرصيف"


def test_a_picture_we_may_no_longer_show_is_left_out(register, photo):
    make_picture(photo.read_bytes(), usage_expires_at=NOW - timedelta(days=1))

    told = take_in(
        make_page(lead_picture=Picture(path=photo, caption="الميناء")), register=register, rules=MAKING, now=NOW
    )

    assert told.story.lead_picture is None
    assert told.story.lead_caption == "الميناء"
    assert "picture_expired" in codes(told)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", make_jpeg((320, 200))[:300]], ids=["empty", "disguised", "cut short"]
)
def test_a_refused_picture_is_a_note_not_a_failure(register, tmp_path, media, content):
    (tmp_path / "bad.jpg").write_bytes(content)
    page = make_page(lead_picture=Picture(path=tmp_path / "bad.jpg", caption="الميناء"))

    told = take_in(page, register=register, rules=MAKING, now=NOW)

    assert (told.story.lead_picture, told.story.lead_caption) == (None, "الميناء")
    assert "picture_refused" in codes(told)
    assert PictureRow.objects.count() == 0


def test_a_picture_file_that_went_away_is_a_note(register, tmp_path):
    told = take_in(
        make_page(lead_picture=Picture(path=tmp_path / "gone.jpg")), register=register, rules=MAKING, now=NOW
    )

    assert "picture_unopened" in codes(told)


def test_a_picture_known_by_its_address_is_never_fetched(register, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("something was fetched"))
    url = "http://169.254.169.254/latest/meta-data.jpg"
    body = [
        Block(BlockKind.TEXT, text=f"<p>{LEAD}</p>"),
        Block(BlockKind.PICTURE, picture=Picture(url=url, caption="برج")),
    ]

    told = take_in(make_page(body=body), register=register, rules=MAKING, now=NOW)

    assert [block.block_type for block in told.story.body] == ["text"]
    assert f"{url} — برج" in told.story.ednote
    assert "picture_not_fetched" in codes(told)


def test_pictures_of_a_page_that_failed_are_put_back(register, photo, media, monkeypatch):
    monkeypatch.setattr(
        "warraq.newsroom.stories.intake.taking_in.create_draft", lambda *_, **__: (_ for _ in ()).throw(OSError("disk"))
    )

    with pytest.raises(OSError, match="disk"):
        take_in(make_page(lead_picture=Picture(path=photo)), register=register, rules=MAKING, now=NOW)

    assert PictureRow.objects.count() == 0
    assert Story.objects.count() == 0


def test_a_rehearsal_says_the_same_and_writes_nothing(register, photo, media):
    page = make_page(
        "وقال المتحدث إن الطريق آمن للجميع. " * 12, section_trail=["سياسة"], lead_picture=Picture(path=photo)
    )

    told = rehearse(page, register=register, rules=MAKING, now=NOW)

    assert (told.story, told.made_sections) == (None, ("سياسة",))
    assert {"headline_cut", "alt_made"} <= set(codes(told))
    assert (Story.objects.count(), PictureRow.objects.count(), Section.objects.count()) == (0, 0, 1)
    assert not Path(media).exists()
