"""The desk of a live coverage: write and post on top, what was posted below."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warraq.newsroom.live.models import LiveCoverage, LiveEntry
from warraq.newsroom.stories.kinds import StoryKind
from warraq.newsroom.stories.models import Story
from warraq.publishing.live.desk_forms import build_form
from warraq.publishing.live.verbs import NotLive, end, post, resume, withdraw_entry

PER_PAGE = 30


def live_desk(request: HttpRequest, story_id: int) -> HttpResponse:
    story = _story_for(request, story_id)
    entry = LiveEntry(story=story, contributor=getattr(request.user, "contributor", None))
    form, panel = build_form(entry, request=request)
    if request.method == "POST" and form.is_valid():
        try:
            post(form.save(commit=False), user=request.user, now=timezone.now())
        except NotLive:
            messages.error(request, _("The coverage has ended. Resume it to post more."))
        else:
            is_public = story.live
            messages.success(
                request,
                _("The entry is public.")
                if is_public
                else _("The entry waits: readers see it when the story is released."),
            )
            return redirect("live_desk", story.pk)
    entries = LiveEntry.objects.filter(story=story).select_related("contributor")
    context = {
        "story": story,
        "form": form,
        "panel": panel,
        "media": form.media + panel.media,
        "entries": Paginator(entries, PER_PAGE).get_page(request.GET.get("p")),
        "coverage": LiveCoverage.objects.filter(story=story).first(),
    }
    return render(request, "published_live/desk.html", context)


def edit_entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    entry = get_object_or_404(LiveEntry.objects.select_related("story"), pk=entry_id)
    story = _story_for(request, entry.story_id)
    form, panel = build_form(entry, request=request)
    if request.method == "POST" and form.is_valid():
        post(form.save(commit=False), user=request.user, now=timezone.now())
        messages.success(request, _("The entry is changed, and so are the pages that readers have open."))
        return redirect("live_desk", story.pk)
    context = {"story": story, "entry": entry, "form": form, "panel": panel, "media": form.media + panel.media}
    return render(request, "published_live/edit.html", context)


@require_POST
def withdraw_live_entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    entry = get_object_or_404(LiveEntry, pk=entry_id)
    story = _story_for(request, entry.story_id)
    withdraw_entry(entry, user=request.user, now=timezone.now())
    messages.success(
        request, _("The entry is gone from every page. It stays here, and editing it does not bring it back.")
    )
    return redirect("live_desk", story.pk)


@require_POST
def end_live(request: HttpRequest, story_id: int) -> HttpResponse:
    return _turn(request, story_id, end, told=_("The coverage has ended. Open pages ask for nothing more."))


@require_POST
def resume_live(request: HttpRequest, story_id: int) -> HttpResponse:
    return _turn(request, story_id, resume, told=_("The coverage goes on."))


def _turn(request: HttpRequest, story_id: int, verb: Any, *, told: str) -> HttpResponse:
    story = _story_for(request, story_id)
    try:
        verb(story, user=request.user, now=timezone.now())
    except NotLive:
        messages.error(request, _("Somebody else has just done so."))
    else:
        messages.success(request, told)
    return redirect("live_desk", story.pk)


def _story_for(request: HttpRequest, story_id: int) -> Story:
    story = get_object_or_404(Story, pk=story_id, kind=StoryKind.LIVE)
    if not story.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return story
