from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from warraq.command.founding import AlreadyFounded, Plan, found, split_section
from warraq.masthead.models import Edition, Section
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role
from warraq.newsroom.stories.models import StoryIndex

pytestmark = pytest.mark.django_db
PASSWORD = "صحيفة طويلة السر 9"
PLAN = Plan(
    name="جريدة الميناء",
    key="mina",
    language="ar-MA",
    time_zone="Africa/Casablanca",
    digits="latn",
    hosts=["WWW.mina.example", "mina.example"],
    is_secure=True,
    sections=[("أخبار", "news"), ("ثقافة", "culture")],
    admin="houda",
    admin_email="houda@mina.example",
)


def test_newspaper_is_founded_with_its_edition_sections_and_administrator():
    edition = found(PLAN, password=PASSWORD)

    assert edition.base_url == "https://www.mina.example"
    assert list(Section.objects.values_list("name", "slug")) == PLAN.sections
    assert StoryIndex.objects.count() == 1
    administrator = Journalist.objects.get()
    assert administrator.check_password(PASSWORD)
    assert administrator.groups.get().name == Role.ADMINISTRATOR


def test_a_second_founding_is_refused_by_name():
    found(PLAN, password=PASSWORD)

    with pytest.raises(AlreadyFounded, match="جريدة الميناء"):
        found(replace(PLAN, key="other"), password=PASSWORD)


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "not a language"},
        {"time_zone": "Africa/Nowhere"},
        {"hosts": ["https://www.mina.example/"]},
        {"sections": [("أخبار", "newsroom")]},
        {"admin": ""},
    ],
)
def test_a_wrong_answer_founds_nothing(wrong):
    with pytest.raises(ValidationError):
        found(replace(PLAN, **wrong), password=PASSWORD)

    assert not Edition.objects.exists()
    assert not Journalist.objects.exists()


@pytest.mark.parametrize(
    ("written", "section"),
    [("أخبار=news", ("أخبار", "news")), (" رياضة = sport ", ("رياضة", "sport")), ("ثقافة", ("ثقافة", "ثقافة"))],
)
def test_section_is_written_as_name_and_slug(written, section):
    assert split_section(written) == section
