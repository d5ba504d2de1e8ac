from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from warraq.newsroom.contributors.models import Contributor


class ContributorViewSet(SnippetViewSet):
    model = Contributor
    icon = "user"
    menu_label = _("Contributors")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "role", "place"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("latin_name")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("place")]),
        FieldPanel("bio"),
        FieldPanel("picture", help_text=_("Of the person; readers see it on their page.")),
        FieldRowPanel([FieldPanel("email"), FieldPanel("journalist")]),
        FieldPanel("slug"),
    ]


register_snippet(ContributorViewSet)
