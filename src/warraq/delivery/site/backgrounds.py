"""The box with what a story's new readers need to know: pinned to the story itself, or else to a topic of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from warraq.delivery.site.canonical import link
from warraq.delivery.site.page import Composition
from warraq.delivery.site.teasers import Teaser, build_teasers
from warraq.delivery.site.wording import isolated
from warraq.publishing.backgrounds.models import PublishedBackground, find_backgrounds
from warraq.publishing.release.keys import background_key, story_key, topic_key
from warraq.publishing.release.lists import Card
from warraq.publishing.release.models import PublishedStory, PublishedTopic, StoryTopic


@dataclass(frozen=True)
class Box:
    """What may be shown: words, stories that explain, a topic with a page. `is_own`: pinned to the story itself."""

    text: str = ""
    story_ids: Sequence[int] = ()
    topic: PublishedTopic | None = None
    is_own: bool = False

    def __bool__(self) -> bool:
        return bool(self.text or self.story_ids or self.topic)


@dataclass
class Boxes:
    """The boxes of a page, the first to be preferred, and the keys of all that could make it show another."""

    boxes: list[Box]
    keys: set[str] = field(default_factory=set)

    @property
    def story_ids(self) -> list[int]:
        """The stories whose cards are needed."""
        return [story_id for box in self.boxes for story_id in box.story_ids]

    def choose(self, public: Mapping[int, Card], *, here: int = 0) -> Box | None:
        """The first box with something to show, and of its stories those that are public.

        A topic's box is not shown on the page of the very story that explains (`here`).
        """
        for box in self.boxes:
            if here in box.story_ids and not box.is_own:
                continue
            shown = replace(box, story_ids=[id_ for id_ in box.story_ids if id_ in public and id_ != here])
            if shown:
                return shown
        return None


@dataclass(frozen=True)
class BackgroundShown:
    """Text, stories that explain, the name and the address of a topic: at least one of these."""

    text: SafeString
    teasers: list[Teaser]
    topic: tuple[str, str] | None


def find_boxes(row: PublishedStory) -> Boxes:
    """Of a story: its own box, then that of the first of its topics that has one. One query; two where a topic is chosen."""
    own, topic_ids = row.background or {}, [topic["id"] for topic in row.topics]
    chosen: int | None = own.get("topic")
    pinned = find_backgrounds(dict.fromkeys([*topic_ids, *([chosen] if chosen else [])]))
    found = _of_topics(topic_ids, pinned=pinned)
    if own:
        found.boxes.insert(0, _own_box(own, pinned=pinned.get(chosen or 0), edition_id=row.edition_id))
        found.keys |= {story_key(story_id) for story_id in found.boxes[0].story_ids}
    if chosen:
        found.keys |= {background_key(chosen), topic_key(chosen)}
    return found


def find_topic_box(topic_ids: Iterable[int]) -> Boxes:
    """Of the first of these topics that has a box."""
    ids = list(topic_ids)
    return _of_topics(ids, pinned=find_backgrounds(ids))


def show_background(boxes: Boxes, *, page: Composition, here: int = 0) -> BackgroundShown | None:
    """The box; None where there is nothing to show. The page is made anew when there is."""
    page.keys |= boxes.keys
    box = boxes.choose(page.fetched.stories, here=here)
    if box is None:
        return None
    # The stories stay free for the lists of the page: they stand here for what they explain.
    cards = [page.fetched.stories[story_id] for story_id in box.story_ids]
    return BackgroundShown(
        isolated(box.text, direction=page.masthead.edition.direction),
        build_teasers(cards, masthead=page.masthead),
        (box.topic.name, link(f"/topics/{box.topic.slug}/")) if box.topic else None,
    )


def _of_topics(topic_ids: list[int], *, pinned: Mapping[int, PublishedBackground]) -> Boxes:
    first = next((pinned[topic_id] for topic_id in topic_ids if topic_id in pinned), None)
    keys = {background_key(topic_id) for topic_id in topic_ids}
    if first is None:
        return Boxes([], keys)
    box = Box(first.text, _explaining(first))
    return Boxes([box], keys | {story_key(story_id) for story_id in box.story_ids})


def _own_box(own: dict[str, object], *, pinned: PublishedBackground | None, edition_id: int) -> Box:
    """What the editor did not write is taken from what is pinned to the chosen topic."""
    text, stories, topic_id = str(own["text"]), own["stories"], own["topic"]
    assert isinstance(stories, list)
    if pinned is not None:
        text, stories = text or pinned.text, stories or _explaining(pinned)
    topic = _find_topic(topic_id, edition_id=edition_id) if isinstance(topic_id, int) else None
    return Box(text, stories, topic, is_own=True)


def _explaining(pinned: PublishedBackground) -> list[int]:
    return [pinned.story_id] if pinned.story_id else []


def _find_topic(topic_id: int, *, edition_id: int) -> PublishedTopic | None:
    """The topic, if it has a page in the edition."""
    stories = StoryTopic.objects.filter(topic=OuterRef("pk"), edition=edition_id)
    return PublishedTopic.objects.filter(Exists(stories), topic_id=topic_id).first()
