"""The newsroom's pages of its readers."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from warraq.audience.dashboard.forms import ExclusionForm, ReportWishForm
from warraq.audience.dashboard.models import ReportWish
from warraq.audience.dashboard.overview import build_overview
from warraq.audience.dashboard.story_card import build_card, find_row
from warraq.audience.most_read.exclude import exclude, include
from warraq.masthead.models import Edition, Section
from warraq.newsroom.stories.models import Story


def show_readers(request: HttpRequest) -> HttpResponse:
    """The page of one edition; its middle is sent again by `live.py` as it changes."""
    editions = list(Edition.objects.all())
    if not editions:
        raise Http404
    edition = next((one for one in editions if one.key == request.GET.get("edition")), editions[0])
    section = find_section(edition, request.GET.get("section", ""))
    facts = {"journalist_id": request.user.pk, "edition": edition}
    wish = ReportWish.objects.filter(**facts).first() or ReportWish(**facts)
    form = ReportWishForm(request.POST or None, instance=wish)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your wishes are kept."))
        return redirect(f"{request.path}?edition={edition.key}")
    context = {
        "editions": editions,
        "edition": edition,
        "section": section,
        "sections": Section.objects.filter(edition=edition, parent=None),
        "figures": render_figures(edition, section=section),
        "form": form,
        "are_made_up": settings.WARRAQ_DEMO_READERS,
    }
    return render(request, "dashboard/readers.html", context)


def render_figures(edition: Edition, *, section: Section | None) -> str:
    """What changes on the page, as HTML in the language that is active."""
    overview = build_overview(edition, now=timezone.now(), is_rtl=get_language_bidi(), section=section)
    return render_to_string("dashboard/figures.html", {"overview": overview, "edition": edition})


def find_section(edition: Edition, number: str) -> Section | None:
    return Section.objects.filter(edition=edition, pk=number).first() if number.isascii() and number.isdigit() else None


def show_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """One story's card, with the act of leaving it out of the most read."""
    edition = Edition.objects.filter(key=request.GET.get("edition", "")).first()
    row = find_row(story_id, edition=edition) or find_row(story_id)
    if row is None:
        raise Http404
    card = build_card(row, now=timezone.now(), is_rtl=get_language_bidi())
    story = Story.objects.filter(pk=story_id).first()
    may_exclude = story is not None and story.permissions_for_user(request.user).can_publish()
    context: dict[str, Any] = {"card": card, "form": ExclusionForm(), "may_exclude": may_exclude}
    return render(request, "dashboard/story.html", context)


def change_exclusion(request: HttpRequest, story_id: int) -> HttpResponse:
    """Leave the story out of the most read with a reason, or let it in again without one."""
    story = get_object_or_404(Story, pk=story_id)
    if request.method != "POST" or not story.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if "include" in request.POST:
        include(story, user=request.user)
        messages.success(request, _("The story is ranked again within a minute."))
    else:
        form = ExclusionForm(request.POST)
        if form.is_valid():
            exclude(story, reason=form.cleaned_data["reason"], user=request.user, now=timezone.now())
            messages.success(request, _("The story leaves the most read within a minute."))
        else:
            messages.error(request, _("Say why the story is left out."))
    return redirect(reverse("readers_story", args=[story_id]))
