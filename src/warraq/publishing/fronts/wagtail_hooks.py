from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Select
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from warraq.newsroom.stories.widgets import SectionSelect
from warraq.publishing.fronts import editor
from warraq.publishing.fronts.models import Front
from warraq.publishing.fronts.who import may_arrange


class FrontCreateView(CreateView):
    """Begins a front; it is arranged on a screen of its own."""

    def get_success_url(self) -> str:
        return reverse("arrange_front", args=[self.object.pk])

    def save_instance(self) -> Any:
        if not may_arrange(self.request.user, self.form.instance):
            raise PermissionDenied
        return super().save_instance()


class FrontEditView(EditView):
    """Wagtail's links lead to the screen on which a front is arranged."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return redirect("arrange_front", self.object.pk)


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
        FieldPanel("edition", heading=_("Edition"), widget=Select, help_text=_("The newspaper whose front this is.")),
        FieldPanel("section", heading=_("Section"), widget=SectionSelect),
    ]


register_snippet(FrontViewSet)


@hooks.register("register_admin_urls")
def register_editor() -> list[URLPattern]:
    return [
        path("fronts/<int:front_id>/arrange/", editor.arrange_front, name="arrange_front"),
        path("fronts/<int:front_id>/board/", editor.show_board, name="front_board"),
        path("fronts/<int:front_id>/preview/", editor.preview, name="front_preview"),
        path("fronts/<int:front_id>/publish/", editor.publish_front, name="publish_front"),
        path("fronts/<int:front_id>/stories/", editor.list_stories, name="front_stories"),
        path("fronts/<int:front_id>/pictures/<int:story_id>/", editor.list_pictures, name="front_pictures"),
        path("fronts/<int:front_id>/state/", editor.tell_state, name="front_state"),
        path("fronts/<int:front_id>/arrangements/<int:number>/", editor.open_arrangement, name="front_arrangement"),
        path("fronts/<int:front_id>/breaking/", editor.set_breaking, name="front_breaking"),
    ]


@hooks.register("register_log_actions")
def register_acts(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.front_arranged", _("Arrange"), _("Front arranged"))
    actions.register_action("warraq.breaking", _("Breaking news"), _("Line of breaking news shown"))
    actions.register_action("warraq.breaking_ended", _("End of breaking news"), _("Line of breaking news taken away"))
