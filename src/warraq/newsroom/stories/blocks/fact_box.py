from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from warraq.newsroom.stories.blocks.text import RichWordsBlock


class FactBoxBlock(StructBlock):
    """Facts set apart from the text."""

    title = CharBlock(label=_("Title"), max_length=120)
    body = RichWordsBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "stories/blocks/fact_box.html"
