from typing import Any

from django.db import transaction
from django.forms import Select
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from warraq.newsroom.stories.choosers import StoryChooser
from warraq.newsroom.stories.widgets import SectionSelect
from warraq.publishing.fronts.arrange import announce
from warraq.publishing.fronts.models import Front
from warraq.publishing.fronts.shown_now import ShownNowPanel


class _Announcing:
    """A view that saves a front and its row in the bulletin at once."""

    def save_instance(self) -> Any:
        with transaction.atomic():
            front = super().save_instance()  # type: ignore[misc]  # a mixin of Wagtail's form views
            announce(front, now=timezone.now())
        return front


class FrontCreateView(_Announcing, CreateView):
    pass


class FrontEditView(_Announcing, EditView):
    pass


class FrontViewSet(SnippetViewSet):
    model = Front
    icon = "home"
    menu_label = _("Fronts")
    menu_order = 110
    add_to_admin_menu = True
    add_view_class = FrontCreateView
    edit_view_class = FrontEditView
    list_display = ["edition", "section"]
    panels = [
        ShownNowPanel(heading=_("What readers see now")),
        FieldRowPanel(
            [
                FieldPanel(
                    "edition", heading=_("Edition"), widget=Select, help_text=_("The newspaper whose front this is.")
                ),
                FieldPanel("section", heading=_("Section"), widget=SectionSelect),
            ]
        ),
        InlinePanel(
            "slots",
            [
                FieldPanel("story", heading=_("Story"), widget=StoryChooser, help_text=_("One that readers can open.")),
                FieldRowPanel(
                    [
                        FieldPanel("place", help_text=_("Where on the front.")),
                        FieldPanel("section", widget=SectionSelect),
                    ]
                ),
                FieldPanel("headline"),
                FieldPanel("pinned_until"),
            ],
            heading=_("Places given by hand"),
            label=pgettext_lazy("front", "place"),
            help_text=_(
                "Stories given a place come first there, in this order; the places left fill themselves with the newest. No story is shown twice."
            ),
        ),
    ]


register_snippet(FrontViewSet)
