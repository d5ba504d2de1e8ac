"""Stories for tests, as a journalist would begin them."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from warraq.masthead.models import Section
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.stories.create import build_body, create_draft
from warraq.newsroom.stories.models import Byline, Story, StorySection
from warraq.newsroom.stories.tree import ensure_tree
from warraq.newsroom.topics.models import Topic

HEADLINE = "افتتاح مكتبة الحيّ بعد سنتين من العمل، وأول زائرة في الثامنة من عمرها"
PARAGRAPH = "<p>فُتحت أبواب المكتبة في التاسعة صباحًا، ودخلها 120 زائرًا قبل الظهر، وفق ما قالته أمينتها.</p>"


def make_story(
    *sections: Section,
    now: datetime | None = None,
    topics: tuple[Topic, ...] = (),
    contributors: tuple[Contributor, ...] = (),
    body: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> Story:
    """A draft in these sections, ready to be released unless `fields` say otherwise."""
    ensure_tree()
    story = Story(**{"title": HEADLINE, "body": build_body(body or [{"type": "text", "value": PARAGRAPH}]), **fields})
    for order, section in enumerate(sections):
        story.story_sections.add(StorySection(section=section, sort_order=order))
    for order, person in enumerate(contributors):
        story.bylines.add(Byline(contributor=person, sort_order=order))
    story.topics.set(topics)
    return create_draft(story, now=now or timezone.now())


def make_topic(name: str) -> Topic:
    topic = Topic(name=name)
    topic.full_clean()
    topic.save()
    return topic


def make_contributor(name: str = "سلمى بنزهرون") -> Contributor:
    person = Contributor(name=name)
    person.full_clean()
    person.save()
    return person
