"""Loading the demo newspaper: safe to run again, and quick when it is all there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from warraq.demo import masthead
from warraq.demo.accounts import load_accounts
from warraq.demo.bodies import References
from warraq.demo.content import read
from warraq.demo.letters import load_letters
from warraq.demo.live import load_live
from warraq.demo.pictures import load_pictures
from warraq.demo.planned import load_planned
from warraq.demo.readers import load_readers
from warraq.demo.recordings import load_recordings
from warraq.demo.standing import load_standing
from warraq.demo.stories import draft_story, finish_story
from warraq.masthead.models import Edition
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tree import ensure_tree
from warraq.publishing.fronts.arrange import arrange
from warraq.publishing.fronts.models import Front, Place, Slot

# (what is being done, how much is done, how much there is)
Progress = Callable[[str, int, int], None]


FINISHED, UNFINISHED = "demo:", "demo-unfinished:"


def is_loaded() -> bool:
    """Whether the demo's stories are all there."""
    finished: int = Story.objects.filter(origin_fingerprint__startswith=FINISHED).count()
    return finished >= len(read("stories"))


def load_demo(*, now: datetime, port: int, progress: Progress) -> None:
    """Make the whole demo newspaper as of `now`. What an interrupted run left is completed."""
    ensure_tree()
    for unfinished in Story.objects.filter(origin_fingerprint__startswith=UNFINISHED):
        unfinished.delete()
    editions = masthead.load_editions()
    accounts = load_accounts()
    masthead.give_hosts(editions, port=port)
    sections = masthead.load_sections(editions)
    load_standing(editions.values(), user=accounts["managing-editor"])
    people, topics = masthead.load_contributors(), masthead.load_topics()
    pictures = load_pictures(user=accounts["managing-editor"], progress=progress)
    recordings = load_recordings(user=accounts["managing-editor"])
    entries = sorted(read("stories"), key=lambda facts: -facts["hours_ago"])
    there = {
        fingerprint.removeprefix(FINISHED): story_id
        for fingerprint, story_id in Story.objects.filter(origin_fingerprint__startswith=FINISHED).values_list(
            "origin_fingerprint", "pk"
        )
    }
    drafted: dict[str, Story] = {}
    author = accounts["reporter"]
    for facts in entries:
        if facts["key"] not in there:
            story = draft_story(
                facts, now=now, user=author, sections=sections, people=people, topics=topics, pictures=pictures
            )
            _mark(story, f"{UNFINISHED}{facts['key']}")
            drafted[facts["key"]] = story
    ids = {**there, **{key: story.pk for key, story in drafted.items()}}
    references = References(pictures=pictures, recordings=recordings, stories=ids)
    for number, facts in enumerate(entries, start=1):
        if facts["key"] in drafted:
            story = drafted[facts["key"]]
            finish_story(story, facts, now=now, user=accounts["managing-editor"], references=references)
            _mark(story, f"{FINISHED}{facts['key']}")
        progress("stories", number, len(entries))
    load_live(now=now, user=accounts["managing-editor"], sections=sections, people=people)
    load_planned(now=now, accounts=accounts, sections=sections)
    _arrange_fronts(editions, entries=entries, ids=ids, now=now)
    load_readers(now=now)
    load_letters(editions.values(), now=now)


def _mark(story: Story, fingerprint: str) -> None:
    story.origin_fingerprint = fingerprint
    Story.objects.filter(pk=story.pk).update(origin_fingerprint=fingerprint)


def _arrange_fronts(
    editions: dict[str, Edition], *, entries: list[dict[str, Any]], ids: dict[str, int], now: datetime
) -> None:
    """Give each front the most urgent of its own fresh stories, as an editor would."""
    for key, edition in editions.items():
        if Front.objects.filter(edition=edition, section=None).exists():
            continue
        own = [facts for facts in entries if facts["state"] == "live" and facts["sections"][0].startswith(f"{key}:")]
        fresh = sorted(own, key=lambda facts: (facts["urgency"], facts["hours_ago"]))[:3]
        places = [Place.LEAD, Place.SECOND, Place.SECOND]
        slots = [
            Slot(place=place, story_id=ids[facts["key"]], pinned_until=now + timedelta(days=2))
            for place, facts in zip(places, fresh, strict=False)
        ]
        arrange(Front(edition=edition), slots=slots, now=now)
