"""The one screen on which a front is arranged, and what its page asks for."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.visible import visible_to
from warraq.publishing.fronts.arrange import FrontHasChanged, arrange, describe, give_picture
from warraq.publishing.fronts.board import build_board, fresh_stories, pictures_for, thumb_of
from warraq.publishing.fronts.breaking import MINUTES, break_news, end_breaking, find_open_bar
from warraq.publishing.fronts.models import Arrangement, Front, Place, Slot
from warraq.publishing.fronts.preview import preview_front
from warraq.publishing.fronts.wanted import read_slots
from warraq.publishing.fronts.who import may_arrange, note_presence

HISTORY = 20


@require_GET
def arrange_front(request: HttpRequest, front_id: int) -> HttpResponse:
    return _show(request, _front_for(request, front_id))


def _show(request: HttpRequest, front: Front, *, refused: dict[str, Any] | None = None) -> HttpResponse:
    """The whole screen; with what was typed for the line of breaking news and why it was `refused`."""
    now = timezone.now()
    slots = list(front.slots.select_related("story", "section"))
    return render(
        request,
        "fronts/arrange.html",
        {
            "front": front,
            "groups": build_board(front, slots, now=now),
            "state": {"version": front.version, "slots": [describe(slot) for slot in slots]},
            "stories": _rows(front),
            "history": front.arrangements.select_related("arranged_by")[:HISTORY],
            "bar": find_open_bar(front.edition, now=now),
            "minutes": MINUTES,
            "others": note_presence(front, request.user, now=now),
            "zone": front.edition.zone,
            "refused": refused,
        },
        status=400 if refused else 200,
    )


@require_POST
def show_board(request: HttpRequest, front_id: int) -> HttpResponse:
    """The board of an arrangement that is not published."""
    front = _front_for(request, front_id)
    try:
        slots = _read_arrangement(front, request)
    except ValidationError as error:
        return _refuse(error)
    groups = build_board(front, slots, now=timezone.now())
    return render(request, "fronts/board.html", {"front": front, "groups": groups, "zone": front.edition.zone})


@require_POST
def preview(request: HttpRequest, front_id: int) -> HttpResponse:
    front = _front_for(request, front_id)
    try:
        slots = _read_arrangement(front, request)
    except ValidationError as error:
        return HttpResponse(" ".join(error.messages), status=400, content_type="text/plain; charset=utf-8")
    return preview_front(front, slots, request)


@require_POST
def publish_front(request: HttpRequest, front_id: int) -> HttpResponse:
    front, now = _front_for(request, front_id), timezone.now()
    version = request.POST.get("version", "")
    try:
        slots = read_slots(front, request.POST.get("slots", ""))
        arrange(front, slots=slots, now=now, user=request.user, based_on=int(version) if version.isdecimal() else -1)
    except ValidationError as error:
        return _refuse(error)
    except FrontHasChanged as error:
        return JsonResponse(_tell_newest(error.newest), status=409)
    log(instance=front, action="warraq.front_arranged", user=request.user, data={"version": front.version})
    return JsonResponse({"version": front.version, "slots": [describe(slot) for slot in slots]})


@require_GET
def list_stories(request: HttpRequest, front_id: int) -> HttpResponse:
    front = _front_for(request, front_id)
    stories = _rows(front, words=request.GET.get("q", "").strip()[:100])
    return render(
        request, "fronts/stories.html", {"stories": stories, "groups": _places(front), "zone": front.edition.zone}
    )


@require_GET
def list_pictures(request: HttpRequest, front_id: int, story_id: int) -> HttpResponse:
    _front_for(request, front_id)
    story = get_object_or_404(visible_to(request.user), pk=story_id)
    return JsonResponse({"pictures": [{"id": picture.pk, "title": picture.title} for picture in pictures_for(story)]})


@require_GET
def tell_state(request: HttpRequest, front_id: int) -> HttpResponse:
    """The version that readers have, and who else has the front open."""
    front, now = _front_for(request, front_id), timezone.now()
    newest = front.arrangements.select_related("arranged_by").first()
    return JsonResponse(
        {
            "version": front.version,
            "by": str(newest.arranged_by or "") if newest else "",
            "others": note_presence(front, request.user, now=now),
        }
    )


@require_GET
def open_arrangement(request: HttpRequest, front_id: int, number: int) -> HttpResponse:
    """The slots of an earlier arrangement; stories that are no more are left out."""
    front = _front_for(request, front_id)
    arrangement = get_object_or_404(Arrangement, front=front, number=number)
    there = set(Story.objects.filter(pk__in=[slot["story"] for slot in arrangement.slots]).values_list("pk", flat=True))
    return JsonResponse({"slots": [slot for slot in arrangement.slots if slot["story"] in there]})


@require_POST
def set_breaking(request: HttpRequest, front_id: int) -> HttpResponse:
    front, now = _front_for(request, front_id), timezone.now()
    if "end" in request.POST:
        end_breaking(front, now=now, user=request.user)
        messages.success(request, _("The line of breaking news is gone."))
        return redirect("arrange_front", front.pk)
    text, minutes, story = (request.POST.get(name, "") for name in ("text", "minutes", "story"))
    wanted: dict[str, Any] = {
        "minutes": int(minutes) if minutes.isdecimal() and len(minutes) < 9 else 0,
        "story": int(story) if story.isdecimal() and len(story) < 19 else None,
        "text": text,
    }
    try:
        break_news(front, text=text, minutes=wanted["minutes"], story_id=wanted["story"], now=now, user=request.user)
    except ValidationError as error:
        return _show(request, front, refused={**wanted, "why": " ".join(error.messages)})
    messages.success(request, _("Readers see the line of breaking news."))
    return redirect("arrange_front", front.pk)


def _front_for(request: HttpRequest, front_id: int) -> Front:
    front: Front = get_object_or_404(Front.objects.select_related("edition", "section"), pk=front_id)
    if not may_arrange(request.user, front):
        raise PermissionDenied
    return front


def _read_arrangement(front: Front, request: HttpRequest) -> list[Slot]:
    """The slots that the form sent, with their pictures. Raises ValidationError."""
    slots = read_slots(front, request.POST.get("slots", ""))
    for slot in slots:
        give_picture(slot)
    return slots


def _rows(front: Front, *, words: str = "") -> list[dict[str, Any]]:
    return [
        {
            "id": card["id"],
            "headline": card["headline"],
            "section": card["section"]["name"],
            "picture": thumb_of(card),
            "released_at": datetime.fromisoformat(card["released_at"]),
        }
        for card in fresh_stories(front, words=words)
    ]


def _places(front: Front) -> Any:
    return [group for group in build_board(front, [], now=timezone.now()) if group.place in Place.values]


def _tell_newest(newest: Arrangement | None) -> dict[str, Any]:
    return {
        "version": newest.number if newest else 0,
        "slots": newest.slots if newest else [],
        "by": str(newest.arranged_by or "") if newest else "",
    }


def _refuse(error: ValidationError) -> HttpResponse:
    return JsonResponse({"errors": error.messages}, status=400)
