"""The emergency brake from a shell."""

import pytest
from click.testing import CliRunner
from wagtail.models import ModelLogEntry, PageLogEntry

from warraq.command.panic import panic
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.emergency import state
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


def test_it_freezes_signs_out_and_withdraws(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path
    story = release(make_story(SectionFactory()))

    done = CliRunner().invoke(panic, ["--freeze", "--end-sessions", "--withdraw", str(story.pk), "--reason", "تجربة"])

    assert done.exit_code == 0, done.output
    assert state.read().reason == "تجربة"
    assert not PublishedStory.objects.exists()
    assert CliRunner().invoke(panic, ["--lift"]).exit_code == 0
    assert not state.read().is_frozen


def test_the_audit_log_has_each_part_with_its_reason(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path
    administrator = Journalist.objects.create_superuser("admin", password="unused")
    story = release(make_story(SectionFactory()))

    CliRunner().invoke(panic, ["--freeze", "--end-sessions", "--withdraw", str(story.pk), "--reason", "تجربة"])

    acts = {entry.action: entry.data["reason"] for entry in ModelLogEntry.objects.for_instance(administrator)}
    assert acts["warraq.frozen"] == acts["warraq.sessions_ended"] == "تجربة"
    withdrawn = PageLogEntry.objects.get(action="warraq.withdraw")
    assert (withdrawn.data["note"], withdrawn.data["reason"]) == ("تجربة", "")


def test_it_says_what_is_wrong_and_does_nothing(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path

    assert CliRunner().invoke(panic, []).exit_code == 2
    assert CliRunner().invoke(panic, ["--withdraw", "لا شيء"]).exit_code == 1
    assert not state.read().is_frozen
