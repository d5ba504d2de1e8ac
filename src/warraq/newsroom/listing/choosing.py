"""The window in which a story is chosen, for a link or beside a text: the newest ones, and a search among all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.generic.base import View
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.chooser import BrowseView, SearchView, page_models_from_string, shared_context
from wagtail.models import Page

from warraq.newsroom.listing.asked import is_in_hand, newest_first
from warraq.newsroom.listing.decorate import decorate
from warraq.newsroom.listing.public_words import without_kept_drafts
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.visible import visible_to

#: So many are seen without scrolling far; whoever looks for an older one searches.
NEWEST: Final = 20
PER_PAGE: Final = 20


@dataclass(frozen=True)
class Choice:
    """A story as it is offered. Of a public one readers' headline is shown: the draft's is not for everybody."""

    story: Story
    title: str
    at: datetime | None


class ChooseStory(View):
    """Opens on the newest stories, whatever place in Wagtail's tree a link points to."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        if not _asks_for_a_story(request):
            browsed: HttpResponse = BrowseView.as_view()(request, parent_page_id)
            return browsed
        newest = newest_first(choosable(request.user))[:NEWEST]
        context = shared_context(request, {"choices": offer(newest), "search_form": SearchForm()})
        answer: HttpResponse = render_modal_workflow(
            request, "listing/choose.html", None, context, json_data={"step": "browse", "parent_page_id": None}
        )
        return answer


class FindStory(View):
    """What is shown while somebody types."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not _asks_for_a_story(request):
            searched: HttpResponse = SearchView.as_view()(request)
            return searched
        form = SearchForm(request.GET)
        typed = form.cleaned_data["q"] if form.is_valid() else ""
        stories = without_kept_drafts(choosable(request.user), user=request.user, typed=typed)
        found = stories.autocomplete(typed) if typed else Story.objects.none()
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
        context = {"choices": offer(page), "page": page}
        return TemplateResponse(request, "listing/choose_found.html", context)


def choosable(user: Any) -> Any:
    """The stories that this journalist may lead readers to; what is withdrawn or dropped has no page to lead to."""
    stories = visible_to(user).filter(is_in_hand(), killed_at__isnull=True)
    return stories.defer("body", "standfirst", "ednote", "style_ignored").prefetch_related(
        "story_sections", "story_sections__section"
    )


def offer(stories: Iterable[Any]) -> list[Choice]:
    return [
        Choice(story, story.title, story.first_published_at)
        if story.live
        else Choice(story, story.draft_title, story.latest_revision_created_at)
        for story in decorate(stories, now=timezone.now())
    ]


def _asks_for_a_story(request: HttpRequest) -> bool:
    """Not for a place to copy to, nor for several pages at once."""
    if request.GET.get("user_perms") or request.GET.get("multiple"):
        return False
    try:
        wanted = page_models_from_string(request.GET.get("page_type") or "wagtailcore.page")
    except (ValueError, LookupError) as error:
        raise Http404 from error
    return wanted in {(Page,), (Story,)}
