import io
import json

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from warraq.delivery.site.canonical import encode

pytestmark = pytest.mark.django_db


def test_the_manifest_tells_of_the_edition_and_its_icons_are_there(reader, paper):
    response = reader.get("/manifest.webmanifest")
    manifest = json.loads(response.content)

    assert response["Content-Type"].startswith("application/manifest+json")
    assert (manifest["dir"], manifest["lang"], manifest["short_name"]) == ("rtl", "ar-MA", "المرفأ")
    assert manifest["shortcuts"][0] == {"name": "رياضة", "url": encode("/رياضة/")}
    for icon in manifest["icons"]:
        image = Image.open(io.BytesIO(reader.get(icon["src"]).content))
        assert f"{image.width}x{image.height}" == icon["sizes"]


def test_icons_wear_the_editions_colours(reader, paper):
    paper.edition.colour_brand = "#123456"
    paper.edition.save()

    plain, maskable = (Image.open(io.BytesIO(reader.get(f"/icon-{name}.png").content)) for name in ("192", "maskable"))

    assert plain.convert("RGBA").getpixel((96, 20)) == (0x12, 0x34, 0x56, 255)
    assert plain.convert("RGBA").getpixel((0, 0))[3] == 0
    assert maskable.convert("RGBA").getpixel((0, 0)) == (0x12, 0x34, 0x56, 255)


@pytest.mark.parametrize("path", ["/icon-13.png", "/icon-9999.png", "/icon-x.png"])
def test_no_other_icon_is_drawn(reader, paper, path):
    assert reader.get(path).status_code == 404


def test_pages_name_the_manifest_and_the_icon(reader, paper):
    soup = BeautifulSoup(reader.get("/").content, "html.parser")

    assert soup.select_one("link[rel=manifest]")["href"] == "/manifest.webmanifest"
    assert reader.get(soup.select_one("link[rel=apple-touch-icon]")["href"]).status_code == 200


def test_the_worker_is_told_what_to_keep(reader, paper):
    response = reader.get("/service-worker.js")
    first = response.content.decode().splitlines()[0]

    shell = json.loads(first.removeprefix("const SHELL = ").removesuffix(";"))
    assert shell[0] == "/offline/"
    assert reader.get(shell[0]).status_code == 200
    assert [path.rsplit(".", 1)[1] for path in shell[1:]] == ["woff2", "woff2", "woff2", "css", "js", "js"]
    assert response["Content-Type"].startswith("text/javascript")


def test_the_page_for_readers_without_a_network_is_not_for_search(reader, paper):
    soup = BeautifulSoup(reader.get("/offline/").content, "html.parser")

    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("[data-kept-pages]") is not None
