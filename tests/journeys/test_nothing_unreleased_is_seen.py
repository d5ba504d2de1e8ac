"""No draft, embargoed, scheduled, withdrawn, expired or deleted text is in anything that a reader can ask for."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import quote, urljoin, urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.models import Edition, Section
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.models import Pick, Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.fronts.arrange import arrange
from warraq.publishing.fronts.models import Front, Place, Slot
from warraq.publishing.release.addresses import short_path
from warraq.publishing.release.clock import Clock
from warraq.publishing.release.correct import correct
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import restore, withdraw

pytestmark = pytest.mark.django_db

SENTINEL = "SENTINEL"
KINDS = ["draft", "scheduled", "embargoed", "withdrawn", "restored", "expired", "deleted"]
NEVER_PUBLIC = ["draft", "scheduled", "embargoed"]


def make_hidden(kind: str, *sections: Section) -> Story:
    """A story full of sentinels, under an address that has none."""
    word = f"{SENTINEL}{kind}"
    return make_story(
        *sections,
        title=f"{word} في العنوان",
        slug=f"hidden-{kind}",
        kicker=f"{word} kicker",
        standfirst=f"{word} standfirst",
        front_headline=f"{word} front",
        social_headline=f"{word} social",
        slugline=f"{word} slugline",
        ednote=f"{word} ednote",
        source_name=f"{word} source",
        lead_picture=make_picture(title=f"{word} title", alt=f"{word} alt", caption=f"{word} caption"),
        body=[{"type": "text", "value": f"<p>{word} body</p>"}],
        topics=(make_topic(f"{word} topic"),),
        contributors=(make_contributor(f"{word} person"),),
    )


@pytest.fixture
def editions(db) -> tuple[Edition, Edition]:
    return EditionFactory(key="maghrib"), EditionFactory(key="mashriq", language="ar-JO", slug_policy="latin")


@pytest.fixture
def hidden(editions) -> dict[str, Story]:
    now = timezone.now()
    sections = [SectionFactory(edition=edition, slug="news", name="أخبار") for edition in editions]
    stories = {kind: make_hidden(kind, *sections) for kind in KINDS}

    public = release(make_story(*sections, title="خبر منشور"))
    public.title = f"{SENTINEL}edit في العنوان"
    public.save_revision()
    stories["scheduled"].go_live_at = now + timedelta(minutes=10)
    stories["scheduled"].save_revision().publish()
    stories["embargoed"].embargoed_until = now + timedelta(minutes=10)
    stories["embargoed"].save_revision()
    for kind in ["withdrawn", "restored", "expired", "deleted"]:
        stories[kind] = release(stories[kind])
    correct(stories["withdrawn"], note=f"{SENTINEL} correction", now=now)
    withdraw(stories["withdrawn"], reason="وقع خطأ.", now=now)
    withdraw(stories["restored"], reason="", now=now)
    restore(stories["restored"])
    Story.objects.filter(pk=stories["expired"].pk).update(expire_at=now)
    Clock().run_due(now=now)
    stories["deleted"].delete()

    pointing = make_story(
        sections[0],
        title="خبر يشير إلى غيره",
        body=[
            {"type": "text", "value": f'<p>انظر <a linktype="page" id="{stories["draft"].pk}">الخبر</a>.</p>'},
            {"type": "also_read", "value": {"stories": [stories[kind].pk for kind in KINDS if kind != "deleted"][:4]}},
        ],
    )
    pointing.picks.add(Pick(picked=stories["draft"]), Pick(picked=stories["withdrawn"]))
    release(pointing)
    front = Front(edition=editions[0])
    slots = [Slot(story=stories[kind], place=Place.LEAD, headline=f"{SENTINEL} slot") for kind in NEVER_PUBLIC]
    arrange(front, slots=slots, now=now)
    return stories


def guesses(story: Story) -> Iterable[str]:
    """Addresses that somebody might try who knows of the story (THREATS D01)."""
    path = f"/news/{story.slug}/"
    yield from [
        path,
        short_path(story.pk),
        f"/page/{story.pk}",
        f"/{story.pk}/",
        f"/{story.slug}/",
        f"/stories/{story.slug}/",
    ]
    yield from [f"{path}{end}" for end in ["feed", "amp", "print", "index.html"]]
    queries = ["preview=1", "draft=true", "static=1&order=asc", "format=json", "format=amp", "format=rss", "p=1"]
    yield from [f"{path}?{query}" for query in queries]
    yield quote(story.url_path)
    for topic in story.topics.all():
        yield f"/topics/{quote(topic.slug)}/"
    for byline in story.bylines.all():
        yield f"/contributors/{quote(byline.contributor.slug)}/"


def newsroom_addresses(story: Story) -> Iterable[str]:
    for name in ["preview_on_edit", "view_draft", "edit", "history"]:
        yield reverse(f"wagtailadmin_pages:{name}", args=[story.pk])
    yield reverse("wagtailadmin_pages:revisions_view", args=[story.pk, story.latest_revision_id])


def crawl(client: Client, *, host: str) -> dict[str, bytes]:
    """Every address that the pages of a host lead to, with its answer."""
    found: dict[str, bytes] = {}
    waiting = ["/", "/none/", "/robots.txt"]
    while waiting:
        address = waiting.pop()
        if address in found or address.startswith(("/static/", "/media/")):
            continue
        answer = client.get(address, headers={"host": host})
        found[address] = answer.getvalue() + str(answer.headers).encode()
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = BeautifulSoup(answer.content, "html.parser")
        for element in page.select("[href], [src]"):
            link = urlsplit(urljoin(f"http://{host}{address}", element.get("href") or element.get("src")))
            if link.netloc == host:
                waiting.append(link.path + (f"?{link.query}" if link.query else ""))
    return found


def test_no_page_that_links_lead_to_has_any_of_it(client, editions, hidden):
    for edition in editions:
        found = crawl(client, host=edition.hosts.get().host)

        assert len(found) > 5
        assert [address for address, content in found.items() if SENTINEL.encode() in content] == []


def test_no_address_that_one_may_guess_has_any_of_it(client, editions, hidden):
    for edition in editions:
        host = edition.hosts.get().host
        for kind, story in hidden.items():
            if kind == "deleted":
                continue
            for address in [*guesses(story), *newsroom_addresses(story)]:
                answer = client.get(address, headers={"host": host})
                page = answer.getvalue().decode().replace(f"hidden-{kind}", "")
                assert answer.status_code != 200, address
                assert SENTINEL not in page, address
                assert (
                    SENTINEL.lower() not in answer.headers.get("Location", "").lower()
                    or "/login/" in answer.headers["Location"]
                )


@pytest.mark.parametrize("kind", NEVER_PUBLIC)
def test_guess_at_what_was_never_public_answers_as_any_wrong_address_does(client, editions, hidden, kind):
    host = editions[0].hosts.get().host
    story = hidden[kind]
    never = story.slug.replace("hidden", "nobody")

    for query in ["", "?preview=1", "?draft=true", "?format=json"]:
        known = client.get(f"/news/{story.slug}/{query}", headers={"host": host})
        unknown = client.get(f"/news/{never}/{query}", headers={"host": host})

        assert known.status_code == unknown.status_code == 404
        assert known.getvalue().decode().replace(story.slug, "") == unknown.getvalue().decode().replace(never, "")
        assert known.headers["Cache-Control"] == unknown.headers["Cache-Control"]


def test_due_story_is_seen_when_its_moment_comes_and_not_before(client, editions, hidden):
    host = editions[0].hosts.get().host
    address = f"/news/{hidden['scheduled'].slug}/"
    assert client.get(address, headers={"host": host}).status_code == 404

    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        Clock().run_due(now=timezone.now())

    assert f"{SENTINEL}scheduled" in client.get(address, headers={"host": host}).getvalue().decode()
