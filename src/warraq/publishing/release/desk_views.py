"""The pages on which a journalist corrects, withdraws, spikes or restores a story."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.spike import spike, unspike
from warraq.publishing.release.correct import correct
from warraq.publishing.release.desk_forms import CorrectionForm, SpikeForm, WithdrawalForm
from warraq.publishing.release.withdraw import NotPublic, restore, withdraw


def correct_story(request: HttpRequest, story_id: int) -> HttpResponse:
    story = _story_for(request, story_id)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            correct(story, note=form.cleaned_data["note"], user=request.user, now=timezone.now())
        except NotPublic:
            messages.error(request, _("The story is not public, so there is nothing to correct."))
        except ValidationError as error:
            form.add_error(None, error.messages)
            return _page(request, story, form, title=_("Correct"), act=_("Publish the correction"))
        else:
            messages.success(request, _("The correction is public."))
        return redirect("wagtailadmin_pages:edit", story.pk)
    return _page(request, story, form, title=_("Correct"), act=_("Publish the correction"))


def withdraw_story(request: HttpRequest, story_id: int) -> HttpResponse:
    story = _story_for(request, story_id)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(story, reason=form.cleaned_data["reason"], user=request.user, now=timezone.now())
        except NotPublic:
            messages.error(request, _("The story is not public any more."))
        else:
            messages.success(
                request,
                _(
                    "The story is withdrawn. Under Reports, Withdrawals tells when no server shows it any more. It can be restored from here."
                ),
            )
        return redirect("wagtailadmin_pages:edit", story.pk)
    return _page(request, story, form, title=_("Withdraw"), act=_("Withdraw the story"), is_grave=True)


def spike_story(request: HttpRequest, story_id: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=story_id)
    if not story.permissions_for_user(request.user).can_spike():
        raise PermissionDenied
    form = SpikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        spike(story, reason=form.cleaned_data["reason"], user=request.user, now=timezone.now())
        undo = messages.button(reverse("restore_story", args=[story.pk]), _("Undo"))
        messages.success(
            request,
            _("The story is spiked: it is in no list, and search or the filter “Spiked” finds it."),
            buttons=[undo],
        )
        return redirect("stories:index")
    return _page(request, story, form, title=_("Spike"), act=_("Spike the story"))


def restore_story(request: HttpRequest, story_id: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=story_id)
    is_spiked = story.spiked_at is not None
    permissions = story.permissions_for_user(request.user)
    if not (permissions.can_unspike() if is_spiked else permissions.can_publish()):
        raise PermissionDenied
    if request.method == "POST":
        (unspike if is_spiked else restore)(story, user=request.user)
        messages.success(request, _("The story is a draft again; release it when it is ready."))
        return redirect("wagtailadmin_pages:edit", story.pk)
    return _page(request, story, Form(), title=_("Restore"), act=_("Restore as a draft"))


def _story_for(request: HttpRequest, story_id: int) -> Story:
    story = get_object_or_404(Story, pk=story_id)
    if not story.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return story


def _page(request: HttpRequest, story: Story, form: Form, **words: Any) -> HttpResponse:
    return render(request, "release/verb.html", {"story": story, "form": form, "is_grave": False, **words})
