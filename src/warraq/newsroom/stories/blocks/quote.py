from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuoteBlock(StructBlock):
    """What somebody said, with the speaker."""

    quote = TextBlock(label=_("Quoted words"), rows=3, help_text=_("Without quotation marks; the page adds them."))
    speaker = CharBlock(label=_("Speaker"), max_length=120)
    role = CharBlock(label=_("Role of the speaker"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote with speaker")
        template = "stories/blocks/quote.html"
