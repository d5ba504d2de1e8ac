import gzip
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.cache.addresses import every_address, touched_addresses
from warraq.delivery.cache.exporting import Export, file_of
from warraq.delivery.cache.hosts import Hosts
from warraq.delivery.cache.purged import State
from warraq.delivery.cache.renderer import Renderer
from warraq.delivery.cache.warming import Warmer
from warraq.publishing.release.keys import latest_key, section_key, story_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(front, paper, tmp_path):
    front.get("/")  # from here on a request does not close the connection of the test
    host, site = Hosts.read().first_of_each()[paper.edition.pk]
    paths = [path.decode() for _edition, path, _query in every_address() if not path.startswith(b"/_")]
    media = tmp_path / "from"
    media.mkdir()
    (media / "a.webp").write_bytes(b"a")
    export = Export(Renderer(), site=site, host=host, folder=tmp_path / "to")
    return tmp_path / "to", export.run(paths, files={"media": media, "static": tmp_path / "none"})


def test_the_whole_edition_is_written_and_every_link_leads_to_a_file(exported):
    folder, found = exported
    broken = []
    for page in folder.rglob("*.html"):
        for tag in BeautifulSoup(page.read_text(), "html.parser").find_all(href=True):
            link = tag["href"].partition("#")[0] or tag["href"]
            if link.startswith("/") and not link.startswith("/static/"):
                broken += [] if (folder / file_of(link)).is_file() or link in found.left_out else [link]

    assert broken == []
    assert found.missing  # these stories' pictures are not there
    assert {link for link in found.missing if not link.startswith(("/static/", "/media/"))} == set()
    assert found.pages > 34
    assert (folder / "index.html").is_file()
    assert "خبر" in (folder / "ثقافة" / "خبر-30" / "index.html").read_text()
    assert (folder / "404.html").is_file()
    assert (folder / "media" / "a.webp").read_bytes() == b"a"


def test_older_pages_are_files_too(exported):
    folder, _found = exported

    older = list(folder.rglob("before-*/index.html"))
    assert older
    assert "?before=" not in "".join(page.read_text() for page in folder.rglob("index.html"))


def test_a_release_touches_its_page_its_fronts_and_the_blocks(paper):
    keys = [story_key(30), latest_key(paper.edition.pk), section_key(paper.sections[2].pk)]

    paths = [unquote(path.decode()) for _edition, path, _query in touched_addresses(keys)]

    assert {"/_block/latest", "/_block/section_boxes", "/ثقافة/خبر-30/", "/", "/ثقافة/"} <= set(paths)
    assert len(paths) < 15


def test_what_is_warmed_is_a_hit_for_the_first_reader(front, paper):
    front.get("/")
    warmer = Warmer(front.keeper.disk, Renderer(), Hosts.read())
    address = next(a for a in every_address() if b"30/" in a[1])

    assert warmer.warm(every_address(), position=front.position) > 30
    assert warmer.warm([address], position=front.position) == 0
    assert front.keeper.disk.get(address)[1] is State.FRESH
    before = front.renders

    heard = front.get("/ثقافة/خبر-30/")

    assert heard.status == 200
    assert gzip.decompress(heard.body).endswith(b"</html>\n")
    assert front.renders == before
