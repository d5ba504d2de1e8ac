"""The page of a day, and what is done on it. Everything works without script."""

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from warraq.masthead.models import Edition
from warraq.newsroom.planning.asked import Asked, read_asked
from warraq.newsroom.planning.day import day_of
from warraq.newsroom.planning.forms import MoveForm, PlanForm, sections_for
from warraq.newsroom.planning.gather import cards_of, late_before, name_version
from warraq.newsroom.planning.page import LAST_MOVE, build_page
from warraq.newsroom.planning.plan import NotPlanned, PlanHasChanged, move, plan_story
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.visible import visible_to

_ONCE_SECONDS = 3600


@require_GET
def show_day(request: HttpRequest) -> HttpResponse:
    return _page(request, form=None)


@require_GET
def tell_version(request: HttpRequest) -> HttpResponse:
    """What `data-version` of the page would be now."""
    asked, _editions, now = _asked(request)
    narrowed: dict[str, Any] = {"edition": asked.edition, "user": request.user, "choice": asked.choice, "now": now}
    return JsonResponse(
        {"version": name_version([*cards_of(asked.day, **narrowed), *late_before(asked.day, **narrowed)])}
    )


@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    asked, _editions, now = _asked(request)
    if not sections_for(request.user, asked.edition).exists():
        raise PermissionDenied
    form = PlanForm(request.POST, user=request.user, edition=asked.edition, day=asked.day)
    if not form.is_valid():
        return _page(request, form=form)
    day = day_of(form.cleaned_data["due_at"], asked.edition.zone)
    token = form.cleaned_data["once"]
    if token and not cache.add(f"warraq.planned.{request.user.pk}.{token}", 1, _ONCE_SECONDS):
        return redirect(asked.on(day.date))
    story = plan_story(form.build_plan(), user=request.user, now=now)
    write = messages.button(reverse("wagtailadmin_pages:edit", args=[story.pk]), _("Write it"))
    messages.success(request, _("“%(slugline)s” is planned.") % {"slugline": story.slugline}, buttons=[write])
    return redirect(asked.on(day.date))


@require_POST
def move_story(request: HttpRequest, story_id: int) -> HttpResponse:
    asked, _editions, _now = _asked(request)
    story = get_object_or_404(visible_to(request.user), pk=story_id)
    permissions = story.permissions_for_user(request.user)
    may = permissions.can_publish() if story.scheduled_revision else permissions.can_edit()
    if not may:
        raise PermissionDenied
    back = asked.address()
    if story.locked and story.locked_by_id != request.user.pk:
        messages.error(request, _("“%(headline)s” is locked.") % {"headline": story.draft_title})
        return redirect(back)
    form = MoveForm(request.POST, day=asked.day)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(back)
    to, was = form.cleaned_data["due_at"], form.cleaned_data["was"]
    try:
        move(story, to=to, was=was, user=request.user)
    except PlanHasChanged as change:
        messages.error(request, _tell_change(change, asked))
    except NotPlanned:
        messages.error(request, _("“%(headline)s” is public or dropped by now.") % {"headline": story.draft_title})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        _keep_for_undo(request, story, to=to, was=was, asked=asked)
        return redirect(f"{back}#story-{story.pk}")
    return redirect(back)


def _page(request: HttpRequest, *, form: PlanForm | None) -> HttpResponse:
    editions = list(Edition.objects.all())
    if not editions:
        return render(request, "planning/no_edition.html")
    asked, editions, now = _asked(request, editions)
    context = build_page(request, asked, editions, form=form, now=now)
    return render(request, "planning/day.html", context, status=400 if form else 200)


def _asked(request: HttpRequest, editions: list[Edition] | None = None) -> tuple[Asked, list[Edition], datetime]:
    found, now = editions or list(Edition.objects.all()), timezone.now()
    if not found:
        raise PermissionDenied
    return read_asked(request.GET, user=request.user, editions=found, now=now), found, now


def _keep_for_undo(request: HttpRequest, story: Story, *, to: datetime, was: datetime | None, asked: Asked) -> None:
    """The page offers to move it back, until another is moved or the offer is taken."""
    zone: Any = asked.edition.zone
    was_undone = request.POST.get("undo") == "1" or was is None
    request.session[LAST_MOVE] = None if was_undone else {
        "story": story.pk,
        "headline": story.draft_title,
        "was": to.isoformat(),
        "back_to": was.astimezone(zone).strftime("%Y-%m-%d %H:%M%z") if was else "",
        "time": _time(to, asked),
    }  # fmt: skip
    if was_undone:
        words = {"headline": story.draft_title, "time": _time(to, asked)}
        messages.success(request, _("“%(headline)s” is expected at %(time)s.") % words)


def _tell_change(change: PlanHasChanged, asked: Asked) -> str:
    words = {
        "headline": change.story.draft_title,
        "name": change.by or _("somebody"),
        "time": _time(change.moment, asked) if change.moment else _("no time"),
    }
    return (
        _("Not moved: meanwhile %(name)s has moved “%(headline)s” to %(time)s. The day shows it as it is now.") % words
    )


def _time(moment: datetime, asked: Asked) -> str:
    local = moment.astimezone(asked.edition.zone)
    return date_format(local, "H:i") if asked.day.holds(moment) else date_format(local, "j F H:i")
