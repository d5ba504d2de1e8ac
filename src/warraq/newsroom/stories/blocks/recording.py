from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, TextBlock
from wagtail.documents.blocks import DocumentChooserBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock


class RecordingBlock(StructBlock):
    """A video or sound file of our own."""

    file = DocumentChooserBlock(label=_("File"), help_text=_("MP4, WebM, MP3, M4A, OGG or WAV."))
    caption = CopyCharBlock(label=_("Caption"), max_length=300, help_text=_("What we see or hear."))
    transcript = TextBlock(label=_("Transcript"), required=False, help_text=_("For those who cannot hear it."))

    class Meta:
        icon = "media"
        label = _("Video or audio")
        template = "stories/blocks/recording.html"
