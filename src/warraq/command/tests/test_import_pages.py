from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.utils import timezone

from warraq.command.import_pages import pages
from warraq.command.importing import labels, run
from warraq.command.importing.report import show
from warraq.command.tests.old_site import FIRST, SECOND, save_page
from warraq.ingest.pages import read_pages
from warraq.ingest.pages import repairs as parser_notes
from warraq.masthead.models import Section
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.tests.samples import make_jpeg
from warraq.newsroom.stories.intake import MESSAGES, Rules
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tree import ensure_tree
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.django_db
WRITTEN = datetime(2020, 7, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("WARRAQ_LANGUAGE", "en")


@pytest.fixture
def edition(db):
    return EditionFactory(key="mina", name="جريدة الميناء", hosts=["mina.test"])


@pytest.fixture
def economy(edition):
    return SectionFactory(edition=edition, name="اقتصاد", slug="اقتصاد")


@pytest.fixture
def old_site(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = tmp_path / "old site"
    folder.mkdir()
    return folder


def call(*arguments):
    return CliRunner().invoke(pages, [str(argument) for argument in arguments])


def row_counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_a_page_comes_in_as_a_draft(economy, old_site):
    save_page(old_site, "a", FIRST)

    told = call(old_site, "--edition", "mina")

    assert told.exit_code == 0, told.output
    story = Story.objects.get()
    assert (story.headline, story.live, story.sections) == (FIRST, False, [economy])
    assert not PublishedStory.objects.exists()


def test_a_released_page_keeps_its_own_time_and_its_picture(economy, old_site, client):
    (old_site / "a_files").mkdir()
    (old_site / "a_files" / "سفينة.jpg").write_bytes(make_jpeg((640, 427)))
    figure = '<figure><img src="a_files/سفينة.jpg"><figcaption>السفينة عند الرصيف (رويترز)</figcaption></figure>'
    save_page(old_site, "a", FIRST, picture=figure)

    told = call(old_site, "--edition", "mina", "--release")

    assert told.exit_code == 0, told.output
    row = PublishedStory.objects.get()
    assert (row.first_released_at, row.updated_at) == (WRITTEN, WRITTEN)
    assert row.canonical_url == "https://old.example.com/a"
    assert BulletinEntry.objects.filter(kind="released", story_id=row.story_id).count() == 1
    html = client.get(row.path, HTTP_HOST="mina.test").content.decode()
    assert 'alt="السفينة عند الرصيف"' in html
    assert "رويترز" in html
    assert "caption standing in for an alternative text" in told.output


def test_a_second_run_takes_nothing_twice(economy, old_site):
    save_page(old_site, "a", FIRST)
    call(old_site, "--edition", "mina", "--release")
    before = row_counts()

    told = call(old_site, "--edition", "mina", "--release")

    assert told.exit_code == 0
    assert row_counts() == before
    assert "a.html" in told.output
    assert "It came in before." in told.output


def test_a_story_withdrawn_here_is_never_brought_back(economy, old_site):
    save_page(old_site, "a", FIRST)
    call(old_site, "--edition", "mina", "--release")
    withdraw(Story.objects.get(), reason="خطأ", now=timezone.now())

    told = call(old_site, "--edition", "mina", "--release")

    assert told.exit_code == 0
    assert "withdrawn here" in told.output
    assert not Story.objects.get().live
    assert not PublishedStory.objects.exists()


def test_a_draft_that_the_newsroom_took_up_is_left_to_it(economy, old_site, django_user_model):
    save_page(old_site, "a", FIRST)
    call(old_site, "--edition", "mina")
    story = Story.objects.get()
    story.embargoed_until = timezone.now() + timedelta(days=1)
    story.save_revision(user=django_user_model.objects.create(username="huda"))

    told = call(old_site, "--edition", "mina", "--release")

    assert "has it in hand" in told.output
    assert not PublishedStory.objects.exists()


def test_a_run_that_was_stopped_midway_is_finished_by_the_next(economy, old_site, monkeypatch):
    save_page(old_site, "a", FIRST, pick=(SECOND, "b"))
    save_page(old_site, "b", SECOND)
    monkeypatch.setattr(run, "release", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    assert call(old_site, "--edition", "mina", "--release").exit_code == 1
    assert Story.objects.filter(live=False).count() == 2
    monkeypatch.undo()
    monkeypatch.setenv("WARRAQ_LANGUAGE", "en")

    told = call(old_site, "--edition", "mina", "--release")

    assert told.exit_code == 0
    assert "Came in before, released now" in told.output
    assert sorted(PublishedStory.objects.values_list("headline", flat=True)) == sorted([FIRST, SECOND])
    assert set(PublishedStory.objects.values_list("first_released_at", flat=True)) == {WRITTEN}


def test_a_run_stopped_while_taking_in_leaves_whole_stories_and_no_others(economy, old_site, monkeypatch):
    for number in range(3):
        save_page(old_site, f"page-{number}", f"{FIRST} رقم {number}")
    kept = run.take_in
    stories = []

    def stop_at_the_third(page, **how):
        if len(stories) == 2:
            raise KeyboardInterrupt
        stories.append(page)
        return kept(page, **how)

    monkeypatch.setattr(run, "take_in", stop_at_the_third)
    call(old_site, "--edition", "mina", "--release")
    assert Story.objects.count() == 2
    monkeypatch.setattr(run, "take_in", kept)

    call(old_site, "--edition", "mina", "--release")

    assert PublishedStory.objects.count() == Story.objects.count() == 3


def test_what_a_page_offers_leads_to_a_story_that_came_in_after_it(economy, old_site, client):
    save_page(old_site, "a", FIRST, pick=(SECOND, "b"))
    save_page(old_site, "b", SECOND)

    call(old_site, "--edition", "mina", "--release")

    offering, offered = (PublishedStory.objects.get(headline=headline) for headline in (FIRST, SECOND))
    assert offering.picks == [{"id": offered.story_id, "headline": "", "url": ""}]
    assert offered.picks == [
        {"id": None, "headline": "خبر لم يُحفظ من الموقع القديم كله", "url": "https://old.example.com/gone"}
    ]
    assert offering.version == 1


def test_drafts_offer_one_another_too(economy, old_site):
    save_page(old_site, "a", FIRST, pick=(SECOND, "b"))
    save_page(old_site, "b", SECOND)

    call(old_site, "--edition", "mina")

    draft = Story.objects.get(title=FIRST).get_latest_revision_as_object()
    assert [pick.picked.title for pick in draft.picks.all()] == [SECOND]


def test_one_story_saved_twice_comes_in_once(economy, old_site):
    save_page(old_site, "a", FIRST)
    (old_site / "copy").mkdir()
    save_page(old_site / "copy", "a", FIRST)

    told = call(old_site, "--edition", "mina")

    assert told.exit_code == 0
    assert Story.objects.count() == 1
    assert "another file of this run" in told.output


def test_a_time_still_to_come_is_not_believed(economy, old_site):
    save_page(old_site, "a", FIRST, released="2099-01-01T00:00:00+00:00")

    call(old_site, "--edition", "mina", "--release")

    assert PublishedStory.objects.get().first_released_at <= timezone.now()


# --- sections


def test_a_page_of_an_unknown_section_fails_and_the_rest_go_on(economy, old_site):
    save_page(old_site, "a", FIRST, section="سياسة")
    save_page(old_site, "b", SECOND)

    told = call(old_site, "--edition", "mina", "--release")

    assert told.exit_code == 1
    assert "a.html" in told.output
    assert "«سياسة»" in told.output
    assert "--create-sections" in told.output
    assert [story.headline for story in Story.objects.all()] == [SECOND]


def test_sections_are_made_when_that_was_asked_for(economy, old_site):
    save_page(old_site, "a", FIRST, section="سياسة")
    save_page(old_site, "b", SECOND, section="سياسة")

    told = call(old_site, "--edition", "mina", "--create-sections", "--release")

    assert told.exit_code == 0
    assert "Sections made" in told.output
    assert Section.objects.filter(name="سياسة").count() == 1
    assert PublishedStory.objects.count() == 2


def test_a_section_can_be_given_for_pages_that_have_none_here(economy, old_site):
    save_page(old_site, "a", FIRST, section="سياسة")

    told = call(old_site, "--edition", "mina", "--section", "اقتصاد")

    assert told.exit_code == 0
    assert Story.objects.get().sections == [economy]


# --- rehearsal


def test_a_rehearsal_tells_all_and_writes_nothing(edition, old_site, settings):
    ensure_tree()
    (old_site / "s.jpg").write_bytes(make_jpeg((640, 427)))
    save_page(old_site, "a", FIRST, section="سياسة", picture='<figure><img src="s.jpg"></figure>')
    save_page(old_site, "b", SECOND, section="سياسة")
    (old_site / "empty.txt").write_bytes(b"")
    before, files = row_counts(), sorted(old_site.parent.rglob("*"))

    told = call(old_site, "--edition", "mina", "--release", "--create-sections", "--dry-run")

    assert told.exit_code == 1
    assert "nothing was written" in told.output
    assert "سياسة" in told.output
    assert "empty.txt" in told.output
    assert row_counts() == before
    assert sorted(old_site.parent.rglob("*")) == files
    assert not Path(settings.MEDIA_ROOT).exists()


# --- wrong input


def test_what_cannot_be_read_is_named_and_the_rest_go_on(economy, old_site):
    (old_site / "empty.txt").write_bytes(b"")
    (old_site / "noise.html").write_bytes(bytes(range(256)) * 20)
    save_page(old_site, "z", FIRST)

    told = call(old_site, old_site / "missing.html", old_site / "photo.docx", "--edition", "mina")

    assert told.exit_code == 1
    for name in ("empty.txt", "noise.html", "missing.html", "photo.docx"):
        assert sum(name in line for line in told.output.splitlines()) == 1
    assert Story.objects.count() == 1


def test_a_broken_picture_does_not_keep_its_story_out(economy, old_site):
    (old_site / "s.jpg").write_bytes(b"<script>alert(1)</script>")
    save_page(old_site, "a", FIRST, picture='<figure><img src="s.jpg"></figure>')

    told = call(old_site, "--edition", "mina", "--release")

    assert told.exit_code == 0
    assert "picture refused" in told.output
    assert PublishedStory.objects.count() == 1
    assert not Picture.objects.exists()


def test_an_unknown_edition_is_a_usage_error_that_names_the_known_ones(economy, old_site):
    told = call(old_site, "--edition", "nowhere")

    assert told.exit_code == 2
    assert "mina (جريدة الميناء)" in told.output


def test_a_newspaper_without_editions_is_told_how_to_begin(db, old_site):
    told = call(old_site, "--edition", "mina")

    assert told.exit_code == 2
    assert "warraq init" in told.output


@pytest.mark.parametrize(
    "arguments", [["--edition", "mina"], ["page.html"], ["page.html", "--edition", "mina", "--section", "nowhere"]]
)
def test_a_wrong_call_is_a_usage_error(economy, arguments):
    assert call(*arguments).exit_code == 2


def test_an_unexpected_fault_is_logged_told_and_does_not_stop_the_run(economy, old_site, monkeypatch, caplog):
    save_page(old_site, "a", FIRST)
    save_page(old_site, "b", SECOND)
    kept = run.take_in

    def fail_once(page, **how):
        if page.headline == FIRST:
            raise RuntimeError("odd")
        return kept(page, **how)

    monkeypatch.setattr(run, "take_in", fail_once)

    told = call(old_site, "--edition", "mina")

    assert told.exit_code == 1
    assert "RuntimeError: odd" in told.output
    assert [record.event for record in caplog.records] == ["command.import.page_failed"]
    assert Story.objects.get().headline == SECOND


def test_a_story_that_cannot_be_released_stays_a_draft_and_fails(economy, old_site, monkeypatch):
    save_page(old_site, "a", FIRST)
    Story.objects.filter(pk__gt=0).delete()
    (page,) = read_pages([old_site])
    ensure_tree()
    one = run.PageRun(economy.edition, rules=Rules(), now=timezone.now(), is_releasing=True)
    outcome = one.take(page)
    story = Story.objects.get()
    story.story_sections.all().delete()
    story.title = "\u0640"
    story.save_revision(clean=False)

    assert [done.state for done in one.release()] == [run.State.FAILED]

    assert "could not be released" in outcome.reason
    assert outcome.told
    assert not Story.objects.get().live


# --- words


def test_the_command_speaks_arabic(economy, old_site, monkeypatch):
    monkeypatch.setenv("WARRAQ_LANGUAGE", "ar")
    (old_site / "empty.txt").write_bytes(b"")

    assert "الملف فارغ." in call(old_site, "--edition", "mina").output


def test_every_note_has_a_short_name():
    assert sorted(labels.LABELS) == sorted({*parser_notes._MESSAGES, *MESSAGES})


def test_a_name_out_of_an_archive_cannot_play_tricks_on_a_terminal():
    assert show(Path("a\x1b[2J\u202egpj\udce9.html")) == "a<U+001B>[2J<U+202E>gpj<U+DCE9>.html"
