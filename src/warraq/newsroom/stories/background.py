"""The box that an editor pins to one story: what somebody needs to know who reads of the matter for the first time."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue, TextBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from warraq.newsroom.housestyle.markers import mark
from warraq.newsroom.stories.choosers import StoryChooserBlock, TopicChooser
from warraq.newsroom.stories.fields import BodyField
from warraq.newsroom.topics.models import Topic

MOST_STORIES: Final = 4
LONGEST_TEXT: Final = 600


class BackgroundTextBlock(TextBlock):
    """A few sentences of our own writing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(rows=3, max_length=LONGEST_TEXT, **kwargs)
        mark(self.field)


class TopicChooserBlock(SnippetChooserBlock):
    """A topic chosen for the box."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Topic, **kwargs)

    @property
    def widget(self) -> TopicChooser:
        return TopicChooser()

    # A topic that was merged into another leads to that one, in old versions and in forms that were open meanwhile.
    def to_python(self, value: Any) -> Topic | None:
        return self.bulk_to_python([value])[0] if value is not None else None

    def bulk_to_python(self, values: list[Any]) -> list[Topic | None]:
        found = Topic.everyone.in_bulk([value for value in values if value is not None])
        return [found[value].standing if value in found else None for value in values]

    def value_from_form(self, value: Any) -> Topic | None:
        return value if isinstance(value, Topic) else self.to_python(int(value)) if str(value).isdecimal() else None


BACKGROUND_BLOCKS = [
    (
        "text",
        BackgroundTextBlock(
            icon="pilcrow",
            label=_("Background text"),
            help_text=_("Two or three sentences: what readers need to know."),
        ),
    ),
    (
        "story",
        StoryChooserBlock(
            icon="doc-full",
            label=_("Story that explains"),
            help_text=_("Readers are led to it while it is public."),
        ),
    ),
    (
        "topic",
        TopicChooserBlock(
            icon="tag",
            label=_("Topic"),
            help_text=_("Its page is offered, and its own background where you write nothing here."),
        ),
    ),
]


def background_field() -> BodyField:
    return BodyField(
        BACKGROUND_BLOCKS,
        blank=True,
        null=True,
        max_num=2 + MOST_STORIES,
        block_counts={"text": {"max_num": 1}, "story": {"max_num": MOST_STORIES}, "topic": {"max_num": 1}},
        verbose_name=_("background"),
        help_text=_(
            "A box of this story alone: a few words, up to four stories that explain, a topic. "
            "Empty for the background of its topics."
        ),
    )


@dataclass
class Pinned:
    """What the box of one story holds; what was deleted since is left out."""

    text: str = ""
    story_ids: list[int] = field(default_factory=list)
    topic: Topic | None = None


def read_background(value: StreamValue) -> Pinned:
    pinned = Pinned()
    for block in value:
        if block.block_type == "text":
            pinned.text = str(block.value).strip()
        elif block.value is None:
            continue
        elif block.block_type == "story":
            pinned.story_ids.append(block.value.pk)
        else:
            pinned.topic = block.value
    return pinned
