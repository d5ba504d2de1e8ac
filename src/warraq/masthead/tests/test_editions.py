import pytest
from django.core.exceptions import ValidationError

from warraq.masthead.editions import find_edition, links_of, sections_of
from warraq.masthead.models import Edition, EditionHost, Section, SocialLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions() -> tuple[Edition, Edition]:
    """One at paper.test, another at paper.test:8001."""
    first, second = (Edition.objects.create(key=key, name=key) for key in ("first", "second"))
    EditionHost.objects.create(edition=first, host="paper.test")
    EditionHost.objects.create(edition=first, host="www.paper.test", order=1)
    EditionHost.objects.create(edition=second, host="paper.test:8001", is_secure=False)
    return first, second


@pytest.mark.parametrize(
    ("host", "key"), [("paper.test", "first"), ("WWW.paper.test:8000", "first"), ("paper.test:8001", "second")]
)
def test_host_leads_to_its_edition_with_its_port_or_without(editions, host, key):
    assert find_edition(host).key == key


def test_unknown_host_leads_nowhere(editions):
    assert find_edition("other.test") is None


def test_address_of_a_found_edition_asks_nothing_more(editions, django_assert_num_queries):
    found = find_edition("www.paper.test")

    with django_assert_num_queries(0):
        assert found.base_url == "https://paper.test"


def test_sections_and_links_come_in_order_with_all_they_need(editions, django_assert_num_queries):
    first, second = editions
    last = Section.objects.create(edition=first, name="رياضة", slug="sport", order=2)
    Section.objects.create(edition=first, name="أخبار", slug="news", order=1)
    Section.objects.create(edition=first, name="كرة القدم", slug="football", order=3, parent=last)
    Section.objects.create(edition=second, name="غير هذا", slug="other")
    SocialLink.objects.create(edition=first, network="X", url="https://x.com/paper", order=1)
    SocialLink.objects.create(edition=first, network="Facebook", url="https://facebook.com/paper")

    with django_assert_num_queries(2):
        sections, links = sections_of(first), links_of(first)
        trails = [[part.slug for part in section.trail] for section in sections]
        editions_at_hand = {section.edition for section in sections}

    assert trails == [["news"], ["sport"], ["sport", "football"]]
    assert editions_at_hand == {first}
    assert [link.network for link in links] == ["Facebook", "X"]


@pytest.mark.parametrize(("field", "value"), [("colour_brand", "teal"), ("time_zone", "Morocco Time")])
def test_what_the_forms_pickers_never_send_is_refused_all_the_same(field, value):
    edition = Edition(key="paper", name="جريدة الميناء", **{field: value})

    with pytest.raises(ValidationError) as refused:
        edition.full_clean()

    assert list(refused.value.message_dict) == [field]
