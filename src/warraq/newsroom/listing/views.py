"""The list of stories as a page of the newsroom, and the acts that keep views of it."""

from typing import Any

from django import forms
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Revision

from warraq.newsroom.listing.asked import is_in_hand, newest_first
from warraq.newsroom.listing.built_in import BUILT_IN
from warraq.newsroom.listing.columns import COLUMNS
from warraq.newsroom.listing.decorate import decorate
from warraq.newsroom.listing.filters import StoryFilters
from warraq.newsroom.listing.models import LONGEST_QUERY, SavedView
from warraq.newsroom.listing.public_words import without_kept_drafts
from warraq.newsroom.stories.hooks import find_public_address
from warraq.newsroom.stories.models import Story, StorySection
from warraq.newsroom.stories.visible import visible_to

# What a view keeps of an address; anything else in it is not a filter.
_KEPT = [*StoryFilters.base_filters, "q", "ordering"]


class StoryIndexView(IndexView):
    page_title = _("Stories")
    add_item_label = _("Write a story")
    template_name = "listing/index.html"
    results_template_name = "listing/index_results.html"

    def get_base_queryset(self) -> Any:
        stories: Any = visible_to(self.request.user)
        # A search finds all there is; the list holds what is in hand, or what was dropped when that is asked for.
        if not self.request.GET.get("q") and self.request.GET.get("state") != "spiked":
            stories = stories.filter(is_in_hand())
        revisions = Revision.objects.defer("content").select_related("user")
        placed = StorySection.objects.select_related("section")
        return (
            stories.defer("body", "standfirst", "ednote", "style_ignored")
            .select_related("desk", "owner", "assigned_to")
            .prefetch_related(Prefetch("story_sections", placed), Prefetch("latest_revision", revisions))
            .prefetch_workflow_states()
        )

    def search_queryset(self, queryset: Any) -> Any:
        if self.is_searching:
            queryset = without_kept_drafts(queryset, user=self.request.user, typed=self.search_query)
        return super().search_queryset(queryset)

    def order_queryset(self, queryset: Any) -> Any:
        if self.is_searching and not self.is_explicitly_ordered:
            return queryset
        if self.ordering == self.default_ordering:
            return newest_first(queryset)
        return queryset.order_by(self.ordering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        query = keep_filters(self.request.GET)
        return {
            **context,
            "query": query,
            "built_in": [(view.name, view.query, view.query == query) for view in BUILT_IN],
            "saved": [(view, view.query == query) for view in views_of(self.request.user)],
            "save_form": SaveForm(initial={"query": query}),
        }

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(decorate(object_list, now=timezone.now()))


class StoryListing(PageListingViewSet):
    """All stories, whatever month keeps them."""

    model = Story
    icon = "doc-full-inverse"
    menu_label = _("Stories")
    menu_order = 101
    add_to_admin_menu = True
    index_view_class = StoryIndexView
    filterset_class = StoryFilters
    columns = COLUMNS

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(**{"add_url_name": "write_story", **kwargs})  # type: ignore[no-any-return]


class SaveForm(forms.Form):
    name = forms.CharField(label=_("Name of the view"), max_length=60)
    is_shared = forms.BooleanField(label=_("For the whole newsroom"), required=False)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def clean_query(self) -> str:
        query = keep_filters(QueryDict(self.cleaned_data["query"]))
        if not query:
            raise forms.ValidationError(_("Choose a filter first."))
        if len(query) > LONGEST_QUERY:
            raise forms.ValidationError(_("These are too many filters for one view."))
        return query


def keep_filters(address: QueryDict) -> str:
    """The filters in a query string, in an order of our own, so that equal views have equal text."""
    kept = QueryDict(mutable=True)
    for name in _KEPT:
        values = sorted(value for value in address.getlist(name) if value)
        if values:
            kept.setlist(name, values)
    return kept.urlencode()


def views_of(user: Any) -> QuerySet[SavedView]:
    return SavedView.objects.filter(Q(journalist=user) | Q(is_shared=True)).select_related("journalist")


def open_public(request: HttpRequest, story_id: int) -> HttpResponse:
    """To the readers' page of a story, for whoever may not open it here."""
    address = find_public_address(story_id)
    if address is None:
        raise Http404
    return redirect(address)


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = SaveForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("stories:index")
    may_share = user.has_perm("fronts.change_front")
    view, _is_new = SavedView.objects.update_or_create(
        journalist=user,
        name=form.cleaned_data["name"],
        defaults={"query": form.cleaned_data["query"], "is_shared": form.cleaned_data["is_shared"] and may_share},
    )
    messages.success(request, _("The view “%(name)s” is kept.") % {"name": view.name})
    return redirect(f"{reverse('stories:index')}?{view.query}")


@require_POST
def forget_view(request: HttpRequest, view_id: int) -> HttpResponse:
    user: Any = request.user
    view = get_object_or_404(SavedView, pk=view_id, journalist=user)
    view.delete()
    messages.success(request, _("The view “%(name)s” is gone; the stories are not.") % {"name": view.name})
    return redirect("stories:index")
