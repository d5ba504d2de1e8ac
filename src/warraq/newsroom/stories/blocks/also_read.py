from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, PageChooserBlock, StructBlock


class AlsoReadBlock(StructBlock):
    """«You may also like», in the middle of the body. Stories that readers cannot open are left out of the page."""

    stories = ListBlock(PageChooserBlock(page_type="stories.Story"), label=_("Stories"), min_num=1, max_num=4)

    class Meta:
        icon = "link"
        label = _("You may also like")
        template = "stories/blocks/also_read.html"
