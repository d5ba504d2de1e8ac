from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.newsroom.topics.models import Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["name", "description"]
    panels = [FieldPanel("name"), FieldPanel("aliases"), FieldPanel("description"), FieldPanel("slug")]


register_snippet(TopicViewSet)
