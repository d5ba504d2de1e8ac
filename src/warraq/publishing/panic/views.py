"""The panic button's page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from warraq.newsroom.emergency import state
from warraq.publishing.panic import verbs
from warraq.publishing.panic.forms import PanicForm


def may_panic(request: HttpRequest) -> bool:
    """Managing editors and administrators."""
    return bool(request.user.has_perm("masthead.change_section"))


def panic(request: HttpRequest) -> HttpResponse:
    _check(request)
    form = PanicForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _carry_out(request, form)
        return redirect("panic")
    return render(request, "panic/panic.html", {"form": form, "emergency": state.read()})


@require_POST
def lift_freeze(request: HttpRequest) -> HttpResponse:
    _check(request)
    verbs.lift(user=request.user)
    messages.success(request, _("The freeze is lifted."))
    return redirect("panic")


def _carry_out(request: HttpRequest, form: PanicForm) -> None:
    wanted, now = form.cleaned_data, timezone.now()
    here_only = _("The database takes no writes. This node knows; run the command on the others.")
    # The story first: of the three it is what readers see.
    if wanted["story"]:
        is_gone = verbs.withdraw_now(wanted["story"], note=wanted["reason"], user=request.user, now=now)
        messages.success(
            request,
            _("The story is gone from every page. It can be restored from here.")
            if is_gone
            else _("The database takes no writes. The story goes as soon as it does."),
            buttons=[messages.button(reverse("wagtailadmin_pages:edit", args=[wanted["story"]]), _("Open the story"))],
        )
    if wanted["freeze"]:
        everywhere = verbs.freeze(reason=wanted["reason"], user=request.user, now=now)
        messages.success(request, _("Publishing is frozen.") if everywhere else here_only)
    if wanted["end_sessions"]:
        verbs.end_sessions(user=request.user, reason=wanted["reason"], now=now)


def _check(request: HttpRequest) -> None:
    if not may_panic(request):
        raise PermissionDenied
