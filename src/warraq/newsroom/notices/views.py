"""The page of what concerns a journalist, and the one on which a story is given to somebody else."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from warraq.newsroom.notices.assign import AssignForm, assign
from warraq.newsroom.notices.models import Notice
from warraq.newsroom.stories.models import Story

_PER_PAGE = 50


@require_GET
def show_notices(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    rows = Notice.objects.filter(journalist=user).select_related("story", "by")
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("p"))
    unseen = Notice.objects.filter(journalist=user, seen_at=None).count()
    return render(request, "notices/notices.html", {"page": page, "unseen": unseen})


@require_POST
def open_notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """To the story that it is about; from then on it counts as seen."""
    user: Any = request.user
    notice = get_object_or_404(Notice.objects.select_related("story"), pk=notice_id, journalist=user)
    Notice.objects.filter(journalist=user, story=notice.story, seen_at=None).update(seen_at=timezone.now())
    if notice.story.permissions_for_user(user).can_edit():
        return redirect("wagtailadmin_pages:edit", notice.story_id)
    messages.info(request, _("“%(headline)s” is not yours to open any more.") % {"headline": notice.story.draft_title})
    return redirect("notices")


@require_POST
def see_all(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    Notice.objects.filter(journalist=user, seen_at=None).update(seen_at=timezone.now())
    return redirect("notices")


def assign_story(request: HttpRequest, story_id: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=story_id)
    if not story.permissions_for_user(request.user).can_assign():
        raise PermissionDenied
    latest = story.get_latest_revision_as_object()
    form = AssignForm(request.POST or None, initial={"assigned_to": latest.assigned_to_id})
    if request.method == "POST" and form.is_valid():
        writer = form.cleaned_data["assigned_to"]
        assign(story, to=writer, note=form.cleaned_data["note"], user=request.user)
        told = (
            _("%(name)s is to write it, and is told.") % {"name": writer} if writer else _("Nobody is to write it now.")
        )
        messages.success(request, told)
        return redirect("wagtailadmin_pages:edit", story.pk)
    return render(request, "notices/assign.html", {"story": story, "form": form})
