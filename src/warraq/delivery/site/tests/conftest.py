"""A small newspaper: one edition, three sections, thirty stories; the last is rich in parts."""

from dataclasses import dataclass

import pytest
from django.test import Client

from warraq.delivery.cache.tests.asking import Asking
from warraq.delivery.site.tests import factories
from warraq.masthead.models import Edition, EditionHost, Section
from warraq.publishing.release.models import PublishedContributor, PublishedStory, PublishedTopic


@dataclass
class Paper:
    edition: Edition
    sections: list[Section]
    stories: list[PublishedStory]
    rich: PublishedStory
    topic: PublishedTopic
    person: PublishedContributor


@pytest.fixture
def paper(db) -> Paper:
    edition = factories.make_edition(hijri_line=True)
    sport = factories.make_section(edition, "رياضة", order=1, colour="#1d6b34")
    football = factories.make_section(edition, "كرة-القدم", order=2, parent=sport)
    culture = factories.make_section(edition, "ثقافة", order=3)
    topic = factories.make_topic(7, "الدار البيضاء")
    person = factories.make_contributor(5, "سلمى بنعيسى", "salma")
    sections = [sport, football, culture]
    stories = [
        factories.make_story(n, sections[n % 3], with_topics=[topic], with_people=[person]) for n in range(1, 30)
    ]
    rich = factories.make_story(
        30,
        culture,
        kicker="ميناء",
        place="طنجة",
        source="وكالات",
        body=[{"html": "<p>قبل.</p>"}, {"also_read": [3, 29, 999]}, {"html": f"<p>بعد.</p>{factories.GALLERY}"}],
        picks=[
            *({"id": story_id, "headline": "", "url": ""} for story_id in (4, 3, 28)),
            {"id": None, "headline": "خبر من موقع قديم", "url": "https://old.example/1"},
            {"id": None, "headline": "خبر بلا عنوان معروف", "url": ""},
        ],
        related=[29, 27, 26, 25, 5],
        corrections=[{"note": "ورد الاسم خطأ.", "corrected_at": "2026-08-16T09:00:00+00:00"}],
        with_topics=[topic],
        with_people=[person],
    )
    factories.make_correction(rich, "ورد الاسم خطأ.", "2026-08-16T09:00:00+00:00")
    factories.make_standing(edition, "about", "من نحن", "<h2>كيف نعمل</h2><p>نكتب قليلًا، ونتحقق كثيرًا.</p>")
    return Paper(edition, sections, [*stories, rich], rich, topic, person)


@pytest.fixture
def reader(client: Client) -> Client:
    """A client that asks for the edition's host."""
    client.defaults["HTTP_HOST"] = factories.HOST
    return client


@pytest.fixture
def front(paper, tmp_path):
    """A front before the small newspaper."""
    asking = Asking(tmp_path)
    yield asking
    asking.close()


@pytest.fixture
def site(chromium, transactional_db, paper, live_server):
    """The paper's address on the live server."""
    EditionHost.objects.create(edition=paper.edition, host=live_server.url.removeprefix("http://"), is_secure=False)
    return live_server.url
