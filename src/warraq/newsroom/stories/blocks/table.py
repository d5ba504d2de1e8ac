from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock


class StoryTableBlock(StructBlock):
    """A small table with named columns."""

    caption = CopyCharBlock(
        label=_("Caption"), max_length=200, help_text=_("What the table shows; also read by screen readers.")
    )
    table = TypedTableBlock(
        [
            ("text", CopyCharBlock(label=_("Text"), required=False)),
            ("number", CharBlock(label=_("Number"), required=False)),
        ],
        label=_("Table"),
        help_text=_("Add columns first, each with its name; a column of numbers is set in line."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "stories/blocks/table.html"
