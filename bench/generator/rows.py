"""From a generated story to every row that its release would have written."""

from collections import deque
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from wagtail.models import Page, PageLogEntry, Revision

from bench.generator.newspaper import Newspaper
from bench.generator.stories import GeneratedStory
from bench.generator.tables import Table, to_facts, to_json, to_moment
from warraq.newsroom.stories.models import Byline, Story, StoryMonth, StorySection
from warraq.publishing.release.addresses import fold_path, short_path, story_path
from warraq.publishing.release.body import picture_facts
from warraq.publishing.release.facts import build_edition_facts, build_head_facts
from warraq.publishing.release.keys import (
    STORIES_AT_ONCE,
    contributor_key,
    latest_key,
    section_key,
    stories_key,
    story_key,
    topic_key,
)
from warraq.publishing.release.models import (
    Address,
    BulletinEntry,
    Placement,
    PublishedStory,
    StoryContributor,
    StoryTopic,
)
from warraq.publishing.release.people_and_topics import publish_contributors, publish_topics
from warraq.publishing.release.related import NEAREST_PER_TOPIC, rank


class Listed(list[Any]):
    """A list that answers `all()` like the relation of a model."""

    def all(self) -> "Listed":
        return self

    def prefetch_related(self, *paths: str) -> "Listed":
        return self


class Rows:
    """Turns stories, oldest first, into rows that wait in tables until `take`."""

    def __init__(self, paper: Newspaper, months: dict[str, StoryMonth], *, public_only: bool = False) -> None:
        """`public_only` makes the rows that readers get, and none of the newsroom's."""
        self._paper, self._public_only = paper, public_only
        self._months = {slug: Place(month) for slug, month in months.items()}
        blank = Story(title="-", slug="-", locale_id=next(iter(months.values())).locale_id)
        self._content = blank.serializable_data()
        self._page, self._story = Table(Page, blank), Table(Story, blank)
        self._revision, self._log = Table(Revision), Table(PageLogEntry)
        self._story_section, self._byline = Table(StorySection), Table(Byline)
        self._story_topics = Table(Story.topics.through)
        self._published, self._placement, self._address = Table(PublishedStory), Table(Placement), Table(Address)
        self._topic_link, self._contributor_link = Table(StoryTopic), Table(StoryContributor)
        self._bulletin = Table(BulletinEntry)
        self._content_type_id = blank.content_type_id
        self._revision_types = _revision_types(blank)
        self._topic_rows = {id_: row.pk for id_, row in publish_topics(paper.topics)[0].items()}
        people, _written = publish_contributors(paper.contributors)
        self._contributor_rows = {id_: row.pk for id_, row in people.items()}
        self._pictures = {picture.pk: picture_facts(picture) for picture in paper.pictures}
        self._picture_json = {pk: to_facts(facts) for pk, facts in self._pictures.items()}
        self._nearest: dict[int, deque[tuple[int, datetime]]] = {
            topic.pk: deque(maxlen=NEAREST_PER_TOPIC) for topic in paper.topics
        }
        self._paths: set[str] = set()

    @property
    def first_page_id(self) -> int:
        return self._page.next_id

    @property
    def tables(self) -> list[Table]:
        """In an order in which they can be written."""
        newsroom = [
            *(self._page, self._revision, self._story, self._log, self._story_section, self._byline),
            self._story_topics,
        ]
        return [
            *([] if self._public_only else newsroom),
            *(self._published, self._placement, self._address, self._topic_link, self._contributor_link),
            self._bulletin,
        ]

    def take(self) -> list[list[list[Any]]]:
        """The rows that wait, table by table."""
        return [table.take() for table in self.tables]

    def count_children(self) -> dict[int, int]:
        """Page id of each month → how many stories it holds."""
        return {} if self._public_only else {month.page_id: month.children for month in self._months.values()}

    def add(self, story: GeneratedStory) -> int:
        """Queue one story; its page id."""
        page_id, revision_id = self._page.next_id, self._revision.next_id
        moment = to_moment(story.released_at)
        month = self._months[story.released_at.strftime("%Y-%m")]
        slug, path = month.take(story.slug)
        if self._public_only:
            self._page.next_id += 1
        else:
            self._add_newsroom(story, page_id, revision_id, moment=moment, slug=slug, path=path, month=month)
        self._add_public(story, page_id, moment=moment, slug=slug)
        return page_id

    def _add_newsroom(
        self,
        story: GeneratedStory,
        page_id: int,
        revision_id: int,
        *,
        moment: Any,
        slug: str,
        path: str,
        month: "Place",
    ) -> None:
        own = {
            "kicker": story.kicker,
            "front_headline": story.front_headline,
            "standfirst": story.standfirst,
            "dateline_place": story.place,
            "body": to_json(story.body.raw),
            "urgency": story.urgency,
        }
        page = {
            "path": path,
            "depth": month.depth + 1,
            "title": story.headline,
            "draft_title": story.headline,
            "slug": slug,
            "url_path": f"{month.url_path}{slug}/",
        }
        picture_id = story.picture.pk if story.picture else None
        sections = [
            {
                "pk": self._story_section.add(story_id=page_id, sort_order=order, section_id=section.pk),
                "sort_order": order,
                "story": page_id,
                "section": section.pk,
                "headline": "",
            }
            for order, section in enumerate(story.sections)
        ]
        bylines = [self._add_byline(page_id, order, person) for order, person in enumerate(story.contributors)]
        if story.agency:
            bylines.append(self._add_byline(page_id, len(bylines), None, agency=story.agency))
        for topic in story.topics:
            self._story_topics.add(story_id=page_id, topic_id=topic.pk)
        content = {
            **self._content,
            **page,
            **own,
            "pk": page_id,
            "live": False,
            "translation_key": str(story.translation_key),
            "lead_picture": picture_id,
            "story_sections": sections,
            "bylines": bylines,
            "topics": [topic.pk for topic in story.topics],
        }
        self._page.add(
            **page,
            id=page_id,
            translation_key=story.translation_key.hex,
            live=True,
            first_published_at=moment,
            last_published_at=moment,
            latest_revision_created_at=moment,
            latest_revision_id=revision_id,
            live_revision_id=revision_id,
        )
        self._story.add_child(page_ptr_id=page_id, lead_picture_id=picture_id, **own)
        self._revision.add(
            **self._revision_types,
            object_id=str(page_id),
            created_at=moment,
            object_str=story.headline,
            content=to_json(content),
        )
        for action, revision in (("wagtail.create", None), ("wagtail.publish", revision_id)):
            self._log.add(
                content_type_id=self._content_type_id,
                page_id=page_id,
                label=story.headline,
                action=action,
                timestamp=moment,
                revision_id=revision,
                content_changed=True,
            )

    def _add_byline(self, page_id: int, order: int, person: Any, *, agency: str = "") -> dict[str, Any]:
        person_id = person.pk if person else None
        pk = self._byline.add(story_id=page_id, sort_order=order, contributor_id=person_id, agency=agency)
        row = {"pk": pk, "sort_order": order, "story": page_id, "contributor": person_id, "agency": agency}
        return {**row, "is_with": False}

    def _add_public(self, story: GeneratedStory, page_id: int, *, moment: Any, slug: str) -> None:
        edition_id = self._paper.edition.pk
        as_read = _as_read(story, page_id)
        section = story.sections[0]
        path = self._claim(story_path(section, slug=slug, story_id=page_id), page_id)
        shared = {
            **build_head_facts(as_read),
            "lead_picture": self._pictures[story.picture.pk] if story.picture else None,
        }
        facts = build_edition_facts(
            SimpleNamespace(section=section, headline=""),
            shared=shared,
            story=as_read,
            path=path,
            first_released_at=story.released_at,
        )
        code = self._claim(short_path(page_id), page_id).split("/")[2]
        topic_ids = [topic.pk for topic in story.topics]
        values = {**shared, **facts, "body": story.body.parts, "related": self._find_related(story, topic_ids)}
        picture = values.pop("lead_picture")
        written = {name: to_facts(value) if isinstance(value, list | dict) else value for name, value in values.items()}
        written["lead_picture"] = picture and self._picture_json[picture["id"]]
        written["section_id"] = written.pop("section").pk
        published_id = self._published.add(
            **written
            | {
                "story_id": page_id,
                "edition_id": edition_id,
                "home_edition_id": edition_id,
                "home_path": path,
                "code": code,
                "body_text": story.body.text,
                "words": len(story.body.text.split()),
                "first_released_at": moment,
                "updated_at": moment,
                "recorded_at": moment,
                "version": 1,
            }
        )
        at = {"story_id": page_id, "first_released_at": moment, "published_id": published_id}
        for section_id in sorted(part.pk for part in story.sections):
            self._placement.add(**at, section_id=section_id)
        for topic_id in topic_ids:
            self._topic_link.add(**at, edition_id=edition_id, topic_id=self._topic_rows[topic_id])
            self._nearest[topic_id].appendleft((page_id, story.released_at))
        for person in story.contributors:
            self._contributor_link.add(**at, edition_id=edition_id, contributor_id=self._contributor_rows[person.pk])
        keys = {story_key(page_id), latest_key(edition_id), *(section_key(part.pk) for part in story.sections)}
        keys.add(stories_key(edition_id, number=page_id // STORIES_AT_ONCE))
        keys |= {topic_key(topic_id) for topic_id in topic_ids}
        keys |= {contributor_key(person.pk) for person in story.contributors}
        self._bulletin.add(
            kind=BulletinEntry.Kind.RELEASED.value, story_id=page_id, keys=to_facts(sorted(keys)), happened_at=moment
        )

    def _find_related(self, story: GeneratedStory, topic_ids: list[int]) -> list[int]:
        return rank((self._nearest[topic_id] for topic_id in topic_ids), released_at=story.released_at)

    def _claim(self, path: str, page_id: int) -> str:
        """Give out an address as `addresses.claim` does."""
        stem, number = path.rstrip("/"), 1
        while path in self._paths:
            number += 1
            path = f"{stem}-{number}/"
        self._paths.add(path)
        self._address.add(edition_id=self._paper.edition.pk, path=path, fold=fold_path(path), story_id=page_id)
        return path


class Place:
    """A page that is being filled with stories."""

    def __init__(self, page: Page) -> None:
        self.page_id, self.depth, self.url_path = page.pk, page.depth, page.url_path
        self.children = page.numchild
        self._path = page.path
        self._slugs: set[str] = set()

    def take(self, slug: str) -> tuple[str, str]:
        """A slug that no story there has, and the next place in the tree."""
        free, number = slug, 1
        while free in self._slugs:
            number += 1
            free = f"{slug}-{number}"
        self._slugs.add(free)
        self.children += 1
        return free, Story._get_path(self._path, self.depth + 1, self.children)


def _as_read(story: GeneratedStory, page_id: int) -> Any:
    """The story as `build_head_facts` and `build_edition_facts` ask it; its picture's facts are put in later."""
    bylines = Listed(SimpleNamespace(contributor=person, agency="", is_with=False) for person in story.contributors)
    if story.agency:
        bylines.append(SimpleNamespace(contributor=None, agency=story.agency, is_with=False))
    return SimpleNamespace(
        pk=page_id,
        headline=story.headline,
        kicker=story.kicker,
        front_headline=story.front_headline,
        social_headline="",
        standfirst=story.standfirst,
        dateline_place=story.place,
        source_name="",
        canonical_url="",
        kind="news",
        bylines=bylines,
        lead_picture=None,
        background=[],
        lead_caption="",
        topics=Listed(story.topics),
        picks=Listed(),
        corrections=Listed(),
        urgency=story.urgency,
        public_updated_at=None,
    )


def _revision_types(blank: Story) -> dict[str, int]:
    return {
        "content_type_id": blank.get_content_type().pk,
        "base_content_type_id": blank.get_base_content_type().pk,
    }
