"""Wagtail's publish action, with and without Warraq behind it."""

from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from bench.generator.newspaper import Newspaper
from bench.generator.stories import END
from bench.plain.models import PlainByline, PlainPlacement, PlainSection, PlainStory
from bench.rendering.clock import Clock, Taken
from warraq.newsroom.stories.create import build_body, create_draft
from warraq.newsroom.stories.models import Byline, Story, StorySection
from warraq.publishing.release.models import BulletinEntry, PublishedStory

_BLOCKS = 6


class Releases:
    """Publishes new stories: two sections, three of the commonest topics, two bylines, a picture, a long body.

    `ours` is a Story, with its published row and its line in the bulletin. `plain` is a page of the plain site with as
    much hanging on it, published in one transaction, which Wagtail by itself does not make of it.
    """

    def __init__(self, paper: Newspaper) -> None:
        self._paper = paper
        self._number = Revision.objects.count()  # so that a kept database meets no headline twice
        self._sections = list(PlainSection.objects.order_by("path")[:2])
        bodies = (list(story.body.raw_data) for story in Story.objects.order_by("pk")[:60])
        self._body = next(
            body
            for body in bodies
            if len(body) >= _BLOCKS - 1 and all(block["type"] not in {"also_read", "picture"} for block in body)
        )

    def time(self, who: str, times: int) -> list[Taken]:
        revisions = [self._write(who) for _ in range(times)]
        return [self._publish(who, revision) for revision in revisions]

    def count(self, who: str) -> dict[str, Any]:
        revision = self._write(who)
        with CaptureQueriesContext(connection) as captured:
            self._publish(who, revision)
        if who == "ours":
            row = PublishedStory.objects.get(story_id=int(revision.object_id))
            if not BulletinEntry.objects.filter(story_id=row.story_id).exists():
                raise AssertionError("no line in the bulletin")
        return {"queries": len(captured)}

    def _publish(self, who: str, revision: Revision) -> Taken:
        clock = Clock()
        if who == "ours":
            revision.publish()
        else:
            with transaction.atomic():
                revision.publish()
        return clock.read()

    def _write(self, who: str) -> Revision:
        """A draft's revision, read anew, as a request would."""
        self._number += 1
        title = f"افتتاح محطة تحلية جديدة في الصويرة، وخطة لتقليص ضياع الشبكات {self._number}"
        draft = self._draft_ours(title) if who == "ours" else self._draft_plain(title)
        return Revision.objects.get(pk=draft.pk)

    def _draft_ours(self, title: str) -> Revision:
        paper = self._paper
        story = Story(title=title, **self._words(), dateline_place="الصويرة", body=build_body(self._body))
        for order, section in enumerate(paper.sections[:2]):
            story.story_sections.add(StorySection(section=section, sort_order=order))
        for order, person in enumerate(paper.contributors[:2]):
            story.bylines.add(Byline(contributor=person, sort_order=order))
        story.topics.set(paper.topics[:3])
        revision: Revision = create_draft(story, now=END).latest_revision
        return revision

    def _draft_plain(self, title: str) -> Revision:
        paper = self._paper
        page = PlainStory(title=title, **self._words(), place="الصويرة", body=build_body(self._body), live=False)
        for order, person in enumerate(paper.contributors[:2]):
            page.bylines.add(PlainByline(contributor=person, sort_order=order))
        for order, section in enumerate(self._sections):
            page.placements.add(PlainPlacement(section=section, sort_order=order))
        page.topics.set(paper.topics[:3])
        section = PlainSection.objects.get(pk=self._sections[0].pk)
        section.add_child(instance=page)
        revision: Revision = page.save_revision(clean=False)
        return revision

    def _words(self) -> dict[str, Any]:
        return {
            "kicker": "متابعة",
            "standfirst": "بكلفة ستين مليون درهم، تراهن وكالة الحوض على المحطة الجديدة.",
            "lead_picture": self._paper.pictures[self._number % len(self._paper.pictures)],
        }
