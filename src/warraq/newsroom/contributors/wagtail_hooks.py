from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from warraq.newsroom.contributors.chooser_form import NewContributorForm
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.names.chooser import NamedChooser
from warraq.newsroom.names.panels import AlikePanel
from warraq.newsroom.names.views import NamedViewSet


class ContributorChooser(NamedChooser):
    creation_form_class = NewContributorForm
    creation_tab_label = _("A new contributor")


class ContributorViewSet(NamedViewSet):
    model = Contributor
    icon = "user"
    menu_label = _("Contributors")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["name", "role", "place"]
    chooser_viewset_class = ContributorChooser
    panels = [
        AlikePanel(),
        FieldRowPanel([FieldPanel("name"), FieldPanel("latin_name")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("place")]),
        FieldPanel("other_names"),
        FieldPanel("bio"),
        FieldPanel("picture", help_text=_("Of the person; readers see it on their page.")),
        FieldRowPanel([FieldPanel("email"), FieldPanel("journalist")]),
        FieldPanel("slug"),
    ]


register_snippet(ContributorViewSet)
