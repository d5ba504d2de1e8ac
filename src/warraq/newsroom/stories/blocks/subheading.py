from django.utils.translation import gettext_lazy as _

from warraq.newsroom.housestyle.markers import CopyCharBlock


class SubheadingBlock(CopyCharBlock):
    """A heading between paragraphs."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("help_text", _("A few words that say what the next paragraphs are about."))
        super().__init__(**kwargs)

    class Meta:
        icon = "title"
        label = _("Sub-heading")
        template = "stories/blocks/subheading.html"
