from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock
from wagtail.images.blocks import ImageChooserBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock


class PictureBlock(StructBlock):
    """A picture in the body, with its own caption if the picture's does not fit here."""

    picture = ImageChooserBlock(label=_("Picture"), help_text=_("It needs an alternative text before release."))
    caption = CopyCharBlock(
        label=_("Caption"), required=False, max_length=400, help_text=_("Empty for the caption kept with the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "stories/blocks/picture.html"
