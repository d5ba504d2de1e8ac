from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, TextBlock


class PullQuoteBlock(StructBlock):
    """A sentence of the story itself, set large."""

    quote = TextBlock(
        label=_("Quoted words"), rows=2, max_length=300, help_text=_("A sentence that also stands in the story.")
    )

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "stories/blocks/pull_quote.html"
