from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.newsroom.standing.models import StandingPage


class StandingPageViewSet(SnippetViewSet):
    model = StandingPage
    icon = "doc-full"
    menu_label = _("Standing pages")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["title", "edition", "slug"]
    list_filter = ["edition"]
    panels = [
        FieldRowPanel(
            [
                FieldPanel("edition", heading=_("Edition"), help_text=_("On whose site the page stands.")),
                FieldPanel("slug"),
            ]
        ),
        FieldPanel("title"),
        FieldPanel("body", help_text=_("What readers should know; headings divide a long page.")),
        FieldRowPanel([FieldPanel("is_in_footer"), FieldPanel("order")]),
    ]


register_snippet(StandingPageViewSet)
