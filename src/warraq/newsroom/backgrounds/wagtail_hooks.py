from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.newsroom.backgrounds.models import Background
from warraq.newsroom.housestyle.markers import CopyLines
from warraq.newsroom.stories.choosers import StoryChooser


class BackgroundViewSet(SnippetViewSet):
    model = Background
    icon = "info-circle"
    menu_label = _("Backgrounds")
    menu_order = 235
    add_to_admin_menu = True
    list_display = ["topic", "story", "text"]
    panels = [FieldPanel("topic"), FieldPanel("text", widget=CopyLines()), FieldPanel("story", widget=StoryChooser)]

    def get_queryset(self, request: object) -> object:
        return Background.objects.select_related("topic", "story")


register_snippet(BackgroundViewSet)
