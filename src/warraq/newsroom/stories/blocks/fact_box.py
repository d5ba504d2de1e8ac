from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock

from warraq.newsroom.stories.blocks.text import TEXT_FEATURES


class FactBoxBlock(StructBlock):
    """Facts set apart from the text."""

    title = CharBlock(label=_("Title"), max_length=120)
    body = RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "stories/blocks/fact_box.html"
