from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock


class QuoteBlock(StructBlock):
    """What somebody said, with the speaker."""

    quote = TextBlock(label=_("Quoted words"), rows=3, help_text=_("Without quotation marks; the page adds them."))
    speaker = CharBlock(label=_("Speaker"), max_length=120, help_text=_("The name, as it is printed."))
    role = CopyCharBlock(
        label=_("Role of the speaker"),
        required=False,
        max_length=160,
        help_text=_("Such as: minister of health."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote with speaker")
        template = "stories/blocks/quote.html"
