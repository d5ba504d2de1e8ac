from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from warraq.newsroom.names.panels import AlikePanel
from warraq.newsroom.names.views import NamedViewSet
from warraq.newsroom.topics.models import Topic


class TopicViewSet(NamedViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["name", "description"]
    panels = [
        AlikePanel(),
        FieldPanel("name"),
        FieldPanel("aliases"),
        FieldPanel("description"),
        FieldPanel("is_series"),
        FieldPanel("slug"),
    ]


register_snippet(TopicViewSet)
