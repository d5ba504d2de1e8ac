import os
from pathlib import Path

import pytest

from warraq.ingest.pages import SavedPage, Unreadable, find_pages, read_pages
from warraq.ingest.pages.refusals import LARGEST_PAGE_BYTES
from warraq.ingest.pages.tests import sample_pages


def by_name(results: list[SavedPage | Unreadable]) -> dict[str, SavedPage | Unreadable]:
    return {result.source_path.name: result for result in results}


def test_a_folder_is_walked_and_what_cannot_be_read_is_named_while_the_rest_go_on(tmp_path: Path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.txt").write_text(sample_pages.WITH_ALL_AROUND, encoding="utf-8")
    (tmp_path / "b.HTM").write_text(sample_pages.ARTICLE, encoding="utf-8")
    (tmp_path / "c.txt").write_text(sample_pages.MOBILE, encoding="windows-1256")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "chrome.txt").write_text("الرئيسية » سياسة", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "notes.md").write_text("not a page")
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(2 * LARGEST_PAGE_BYTES)

    results = by_name(list(read_pages([tmp_path, tmp_path / "missing.html", tmp_path / "notes.md"])))

    assert {name for name, result in results.items() if isinstance(result, SavedPage)} == {"a.txt", "b.HTM", "c.txt"}
    refused = {name: result.code for name, result in results.items() if isinstance(result, Unreadable)}
    assert refused == {
        "empty.txt": "empty",
        "binary.html": "binary",
        "chrome.txt": "no_article",
        "link.txt": "link",
        "huge.html": "too_large",
        "missing.html": "not_found",
        "notes.md": "unknown_kind",
    }
    for result in results.values():
        if isinstance(result, Unreadable):
            assert all((result.ar, result.en, result.fr))


def test_a_file_named_twice_is_read_once(tmp_path: Path):
    page = tmp_path / "a.txt"
    page.write_text(sample_pages.MOBILE, encoding="utf-8")

    assert len(list(read_pages([page, tmp_path, page]))) == 1
    assert list(find_pages([tmp_path, page])) == [page]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")

    (result,) = read_pages([tmp_path / "pipe.txt"])

    assert isinstance(result, Unreadable)
    assert result.code == "not_a_file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_named(tmp_path: Path):
    page = tmp_path / "a.txt"
    page.write_text(sample_pages.MOBILE, encoding="utf-8")
    page.chmod(0)

    (result,) = read_pages([page])

    assert isinstance(result, Unreadable)
    assert result.code == "unopened"


def story(number: int, word: str) -> str:
    lines = [
        f"عنوان الخبر رقم {number} عن {word} في المدينة",
        f"قال مسؤول إن مشروع {word} بدأ اليوم في المدينة وإنه سيستمر أشهرا عدة قبل أن يفتح للناس.",
        "انضموا إلى قناة الصحيفة لتصلكم أخبارها أولا بأول",
        f"وأضاف أن {word} من أكبر مشاريع السنة وأن كلفته معلنة للجميع على موقع البلدية.",
        "هذه الصحيفة مستقلة ويمولها قراؤها",
    ]
    return "\n\n".join(lines)


def test_lines_that_the_sites_other_pages_repeat_are_dropped_as_chrome(tmp_path: Path):
    for number, word in enumerate(["الحديقة", "المكتبة", "الجسر"]):
        (tmp_path / f"{number}.txt").write_text(story(number, word), encoding="utf-8")

    pages = [page for page in read_pages([tmp_path]) if isinstance(page, SavedPage)]

    assert [len(page.paragraphs) for page in pages] == [2, 2, 2]
    assert all("انضموا" not in text and "مستقلة" not in text for page in pages for text in page.paragraphs)
    assert all("site_lines_dropped" in {note.code for note in page.notes} for page in pages)


def test_one_page_saved_twice_is_no_proof_of_chrome(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(sample_pages.WITH_ALL_AROUND, encoding="utf-8")

    first, second = read_pages([tmp_path])

    assert isinstance(first, SavedPage)
    assert isinstance(second, SavedPage)
    assert first.paragraphs == sample_pages.PARAGRAPHS
    assert first.fingerprint == second.fingerprint


def test_running_again_with_more_pages_gives_the_same_fingerprints(tmp_path: Path):
    (tmp_path / "0.txt").write_text(story(0, "الحديقة"), encoding="utf-8")
    (alone,) = read_pages([tmp_path])
    (tmp_path / "1.txt").write_text(story(1, "المكتبة"), encoding="utf-8")

    (among, _) = read_pages([tmp_path])

    assert isinstance(alone, SavedPage)
    assert isinstance(among, SavedPage)
    assert alone.fingerprint == among.fingerprint


def test_markup_under_a_text_name_is_read_as_markup(tmp_path: Path):
    (tmp_path / "a.txt").write_text(sample_pages.ARTICLE, encoding="utf-8")

    (page,) = read_pages([tmp_path / "a.txt"])

    assert isinstance(page, SavedPage)
    assert page.canonical_host == "waha.example.com"
