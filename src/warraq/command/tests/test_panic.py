"""The emergency brake from a shell."""

import pytest
from click.testing import CliRunner

from warraq.command.panic import panic
from warraq.masthead.tests.factories import SectionFactory
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


def test_it_says_what_is_wrong_and_does_nothing(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path

    assert CliRunner().invoke(panic, []).exit_code == 2
    assert CliRunner().invoke(panic, ["--withdraw", "لا شيء"]).exit_code == 1
    assert not state.read().is_frozen
