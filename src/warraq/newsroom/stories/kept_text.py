"""What was typed and never arrived: kept by the browser, shown again here; and a second click that makes no second story."""

import time
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

RESTORE = "restore-kept"
ONCE = "begun-once"
_REMEMBERED_SECONDS = 3600
_PATIENCE_SECONDS = 5.0


class KeptText:
    """Part of a page on which a story is written; stands before Wagtail's view. A form with RESTORE is shown, not saved."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view: Any = self
        if RESTORE not in request.POST:
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's view has it
            return response
        view.form = view.form_class(
            request.POST,
            request.FILES,
            instance=view.page,
            subscription=view.subscription,
            parent_page=getattr(view, "parent_page", None) or view.parent,
            for_user=request.user,
        )
        view.form.defer_required_fields()
        view.form.is_valid()
        if hasattr(self, "keep_loaded_version"):
            self.keep_loaded_version()
        view.has_unsaved_changes = True
        view.autosave_enabled = False
        messages.info(request, _("This is what you had typed. It is not saved yet."))
        shown: HttpResponse = view.render_to_response(view.get_context_data())
        return shown


class BegunOnce:
    """Part of the page on which a story is begun: a form that is sent twice makes one story."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view: Any = self
        token = request.POST.get(ONCE, "")[:64]
        key = f"warraq.begun.{request.user.pk}.{token}"
        if not token or RESTORE in request.POST:
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's view has it
            return response
        if not cache.add(key, 0, _REMEMBERED_SECONDS):
            story_id = _wait_for(key)
            if story_id:
                return redirect("wagtailadmin_pages:edit", story_id)
        response = super().post(request, *args, **kwargs)  # type: ignore[misc]
        begun = view.page.pk
        if begun:
            transaction.on_commit(lambda: cache.set(key, begun, _REMEMBERED_SECONDS))
        else:
            cache.delete(key)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        view: Any = self
        token = view.request.POST.get(ONCE) or uuid4().hex
        return {**super().get_context_data(**kwargs), "begun_once": token}  # type: ignore[misc]


def _wait_for(key: str) -> int:
    """The story that the first of two forms makes; 0 when that does not come to an end."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        story_id: int | None = cache.get(key)
        if story_id is None:
            return 0
        if story_id:
            return story_id
        time.sleep(0.05)
    return 0


def kept_texts(request: HttpRequest) -> HttpResponse:
    """What this browser keeps, for whoever sits at it: nothing of it comes from here, so nobody has to sign in."""
    return render(request, "stories/kept_texts.html")
