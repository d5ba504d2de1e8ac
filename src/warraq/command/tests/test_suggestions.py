from click.testing import CliRunner

from warraq.command.suggestions import suggestions
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories.tests.factories import make_story
from warraq.newsroom.suggestions.models import LearnedProfiles
from warraq.newsroom.suggestions.tests.newspaper import MATCHES
from warraq.publishing.release.release import release


def test_the_command_learns_and_says_what(db):
    section = SectionFactory()
    for text in MATCHES:
        release(make_story(section, body=[{"type": "text", "value": f"<p>{text}</p>"}]))

    said = CliRunner().invoke(suggestions, ["learn"])

    assert said.exit_code == 0
    assert str(len(MATCHES)) in said.output
    assert LearnedProfiles.objects.get().texts == len(MATCHES)
