from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from warraq.newsroom.housestyle.markers import CopyCharBlock
from warraq.newsroom.stories.blocks.picture import PictureBlock


class GalleryBlock(StructBlock):
    """Several pictures that belong together."""

    title = CopyCharBlock(
        label=_("Title"), required=False, max_length=160, help_text=_("What the pictures have in common.")
    )
    pictures = ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=60, help_text=_("From 2 to 60."))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "stories/blocks/gallery.html"
