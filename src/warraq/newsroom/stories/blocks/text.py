import re
from typing import Any

from django.forms import Field
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from warraq.newsroom.housestyle.markers import mark

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def without_controls(value: Any) -> Any:
    """A raw block value without the control characters that no reader sees and PostgreSQL refuses."""
    if isinstance(value, str):
        return _CONTROLS.sub("", value)
    if isinstance(value, list):
        return [without_controls(item) for item in value]
    if isinstance(value, dict):
        return {key: without_controls(item) for key, item in value.items()}
    return value


class RichWordsBlock(RichTextBlock):
    """Rich text. The editor sends it as JSON, in which control characters pass Django's own check of text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> Field:
        field: Field = super().field
        mark(field)
        return field

    def value_from_form(self, value: str) -> RichText:
        return RichText(without_controls(value or ""))


class TextBlock(RichWordsBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Paragraphs and lists. Enter begins a new paragraph."))
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "stories/blocks/text.html"
