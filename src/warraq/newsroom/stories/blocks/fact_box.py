from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock
from warraq.newsroom.stories.blocks.text import RichWordsBlock


class FactBoxBlock(StructBlock):
    """Facts set apart from the text."""

    title = CopyCharBlock(label=_("Title"), max_length=120, help_text=_("What the box is about."))
    body = RichWordsBlock(label=_("Text"), help_text=_("Short sentences or a list."))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "stories/blocks/fact_box.html"
