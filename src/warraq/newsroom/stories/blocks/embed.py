from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, URLBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock


class EmbedBlock(StructBlock):
    """A post or a video of another site, loaded only when the reader asks for it."""

    url = URLBlock(
        label=_("Address"),
        help_text=_("From YouTube, Vimeo, Dailymotion, SoundCloud, X, Instagram, Facebook or TikTok."),
    )
    caption = CopyCharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("What it shows; readers see it before they load it."),
    )

    class Meta:
        icon = "media"
        label = _("Embed")
        template = "stories/blocks/embed.html"
