"""Choosing by name: whatever the spelling, and no double made on the way."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

CREATION_FORM = "names/chooser_creation_form.html"


class TypedFilterForm(BaseFilterForm):
    """Finds a name as somebody types it."""

    q = forms.CharField(
        label=_("Name"),
        widget=forms.TextInput(attrs={"placeholder": _("In any spelling"), "dir": "auto"}),
        required=False,
    )

    def filter(self, objects: Any) -> Any:
        typed = self.cleaned_data["q"]
        if typed:
            self.is_searching, self.search_query = True, typed
            objects = objects.typed(typed)
        return super().filter(objects)


class NamedChooseView(ChooseView):
    filter_form_class = TypedFilterForm
    creation_form_template_name = CREATION_FORM


class NamedChooseResultsView(ChooseResultsView):
    filter_form_class = TypedFilterForm


class NamedCreateView(SnippetCreateView):
    """Makes a new one, or chooses the one that was here already."""

    creation_form_template_name = CREATION_FORM

    def post(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = super().post(request)
        meant = self.form.meant
        return self.get_chosen_response(meant) if meant is not None else response


class NamedChooser(SnippetChooserViewSet):
    """The window in which one is chosen or made."""

    choose_view_class = NamedChooseView
    choose_results_view_class = NamedChooseResultsView
    create_view_class = NamedCreateView
    create_action_label = _("Use this name")
    creation_tab_label = _("A new one")
    search_tab_label = _("Those we know")
