"""The list and the forms of what has a name."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from warraq.newsroom.names.chooser import NamedChooser


class NamedIndexView(IndexView):
    """Finds a name in any spelling."""

    def search_queryset(self, queryset: Any) -> Any:
        return queryset.typed(self.search_query) if self.is_searching else queryset


class NamedCreateView(CreateView):
    def form_invalid(self, form: Any) -> HttpResponse:
        """Lead to the one that was meant; nothing is made."""
        if form.meant is not None:
            messages.success(self.request, _("Nothing was made: “%(name)s” is this one.") % {"name": form.meant})
            return redirect(self.model.snippet_viewset.get_url_name("edit"), form.meant.pk)
        response: HttpResponse = super().form_invalid(form)
        return response


class NamedEditView(EditView):
    def form_invalid(self, form: Any) -> HttpResponse:
        """Two that are the same: lead to where they are made one."""
        if form.meant is not None:
            merge = reverse("merge_names", args=[self.model._meta.model_name])
            return redirect(f"{merge}?merged={self.object.pk}&kept={form.meant.pk}")
        response: HttpResponse = super().form_invalid(form)
        return response


class NamedViewSet(SnippetViewSet):
    """Ours, for what has a name."""

    index_view_class = NamedIndexView
    add_view_class = NamedCreateView
    edit_view_class = NamedEditView
    chooser_viewset_class = NamedChooser

    def get_queryset(self, request: Any) -> Any:
        return self.model.objects.all()
