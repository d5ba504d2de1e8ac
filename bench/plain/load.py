"""Filling the plain site with as many stories."""

from typing import Any

from wagtail.models import Page, PageLogEntry, Revision, Site

from bench.generator.load import print_stories
from bench.generator.newspaper import HOST, Newspaper
from bench.generator.quickly import gather_statistics
from bench.generator.rows import Place
from bench.generator.stories import GeneratedStory, Writers, moments
from bench.generator.tables import Table, set_sequences, to_json, to_moment
from bench.plain.models import PlainByline, PlainFront, PlainPlacement, PlainSection, PlainStory


def load_plain(paper: Newspaper, count: int, *, seed: int = 2) -> None:
    """Make the plain site beside the newspaper and fill it with `count` live stories."""
    front = Page.get_first_root_node().add_child(instance=PlainFront(title=paper.edition.name, slug="plain"))
    Site.objects.create(hostname=HOST, root_page=front)
    sections = [
        front.add_child(instance=PlainSection(title=section.name, slug=section.slug, colour=section.colour))
        for section in paper.sections
    ]
    rows = PlainRows(paper, sections)
    print_stories(rows, Writers(paper, seed=seed).write(moments(count), first_id=1))
    set_sequences(rows.tables)
    gather_statistics()


class PlainRows:
    """Turns stories into the rows that Wagtail's publish would have written."""

    def __init__(self, paper: Newspaper, sections: list[PlainSection]) -> None:
        self._section_ids = {section.pk: page.pk for section, page in zip(paper.sections, sections, strict=True)}
        self._places = {section.pk: Place(page) for section, page in zip(paper.sections, sections, strict=True)}
        blank = PlainStory(title="-", slug="-", locale_id=sections[0].locale_id)
        self._content = blank.serializable_data()
        self._types = {
            "content_type_id": blank.get_content_type().pk,
            "base_content_type_id": blank.get_base_content_type().pk,
        }
        self._page, self._story, self._byline = Table(Page, blank), Table(PlainStory, blank), Table(PlainByline)
        self._placement = Table(PlainPlacement)
        self._revision, self._log, self._topics = Table(Revision), Table(PageLogEntry), Table(PlainStory.topics.through)

    @property
    def tables(self) -> list[Table]:
        return [self._page, self._revision, self._story, self._log, self._byline, self._placement, self._topics]

    def take(self) -> list[list[list[Any]]]:
        return [table.take() for table in self.tables]

    def count_children(self) -> dict[int, int]:
        return {place.page_id: place.children for place in self._places.values()}

    def add(self, story: GeneratedStory) -> None:
        page_id, revision_id, moment = self._page.next_id, self._revision.next_id, to_moment(story.released_at)
        place = self._places[story.sections[0].pk]
        slug, path = place.take(story.slug)
        own = {
            "kicker": story.kicker,
            "standfirst": story.standfirst,
            "place": story.place,
            "body": to_json([block for block in story.body.raw if block["type"] != "also_read"]),
        }
        page = {"path": path, "depth": place.depth + 1, "title": story.headline, "draft_title": story.headline}
        page |= {"slug": slug, "url_path": f"{place.url_path}{slug}/"}
        picture_id = story.picture.pk if story.picture else None
        bylines = [
            {"pk": pk, "sort_order": order, "story": page_id, "contributor": person.pk, "agency": "", "is_with": False}
            for order, person in enumerate(story.contributors)
            for pk in [self._byline.add(story_id=page_id, sort_order=order, contributor_id=person.pk)]
        ]
        placements = [
            {"pk": pk, "sort_order": order, "story": page_id, "section": section_id}
            for order, section_id in enumerate(self._section_ids[section.pk] for section in story.sections)
            for pk in [self._placement.add(story_id=page_id, sort_order=order, section_id=section_id)]
        ]
        for topic in story.topics:
            self._topics.add(plainstory_id=page_id, topic_id=topic.pk)
        content = {
            **self._content,
            **page,
            **own,
            "pk": page_id,
            "live": False,
            "translation_key": str(story.translation_key),
            "lead_picture": picture_id,
            "bylines": bylines,
            "placements": placements,
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
            **self._types,
            object_id=str(page_id),
            created_at=moment,
            object_str=story.headline,
            content=to_json(content),
        )
        for action, revision in (("wagtail.create", None), ("wagtail.publish", revision_id)):
            self._log.add(
                content_type_id=self._types["content_type_id"],
                page_id=page_id,
                label=story.headline,
                action=action,
                timestamp=moment,
                revision_id=revision,
                content_changed=True,
            )
