from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock

from warraq.newsroom.stories.choosers import StoryChooserBlock


class AlsoReadBlock(StructBlock):
    """«You may also like», in the middle of the body. Stories that readers cannot open are left out of the page."""

    stories = ListBlock(
        StoryChooserBlock(help_text=_("A story that readers can open.")),
        label=_("Stories"),
        min_num=1,
        max_num=4,
        help_text=_("From 1 to 4. Those that readers cannot open are left out."),
    )

    class Meta:
        icon = "link"
        label = _("You may also like")
        template = "stories/blocks/also_read.html"
