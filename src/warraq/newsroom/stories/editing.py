"""The pages on which a story is written and released."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from warraq.newsroom.housestyle.side_panel import HouseStyleSidePanel
from warraq.newsroom.stories.both_texts import BothTexts
from warraq.newsroom.stories.copy_view import StoryCopyView
from warraq.newsroom.stories.forms import StoryForm
from warraq.newsroom.stories.hooks import find_headline_places
from warraq.newsroom.stories.kept_text import BegunOnce, KeptText
from warraq.newsroom.stories.local_times import name_of
from warraq.newsroom.stories.mending import check_goes_out_now, is_mend
from warraq.newsroom.stories.models import Story


class _Releasing:
    """Releases by the story's own verb, and stays with the story afterwards.

    A story that is refused at the last moment (another editor killed it, a file is lost) is shown again as it was
    sent, with the reason at its field and nothing saved.
    """

    def publish_action(self) -> HttpResponse:
        try:
            with transaction.atomic():
                return self._release()  # type: ignore[attr-defined,no-any-return]  # each view has its own
        except ValidationError as error:
            return self._refuse(error)

    def _refuse(self, error: ValidationError) -> HttpResponse:
        form: StoryForm = self.form  # type: ignore[attr-defined]  # Wagtail's view has it
        form.refuse(error)
        return self.form_invalid(form)  # type: ignore[attr-defined,no-any-return]

    def redirect_away(self) -> HttpResponse:
        return redirect("wagtailadmin_pages:edit", self.page.pk)  # type: ignore[attr-defined]


class _WithChecker:
    """Has the copy checker beside the story, and knows where readers meet its headlines."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # Wagtail's view has it
        return {**context, "headline_places": find_headline_places()}

    def get_side_panels(self) -> MediaContainer:
        panels: MediaContainer = super().get_side_panels()  # type: ignore[misc]  # Wagtail's view has it
        if not getattr(self, "expects_json_response", False):
            panels.append(HouseStyleSidePanel(self.page, self.request))  # type: ignore[attr-defined]
        return panels


class StoryCreateView(KeptText, BegunOnce, _Releasing, _WithChecker, CreateView):
    template_name = "stories/create.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Wagtail's first autosave begins the story; released while that is under way, the story would come twice.
        return {**super().get_context_data(**kwargs), "autosave_enabled": False}

    def _release(self) -> HttpResponse:
        response: HttpResponse = CreateView.publish_action(self)
        return response

    def _refuse(self, error: ValidationError) -> HttpResponse:
        # The page that was begun has been rolled back with the rest.
        page: Any = self.page
        page.pk = page.id = page.path = None
        return super()._refuse(error)


# What the buttons beside the one that saves ask for.
_MORE_THAN_SAVING = {"action-publish", "action-submit", "action-restart-workflow", "action-workflow-action"}


class StoryEditView(KeptText, BothTexts, _Releasing, _WithChecker, EditView):
    def save_action(self) -> HttpResponse:
        """Wagtail saves in silence what it may not do otherwise; here whoever asked for more is told."""
        response: HttpResponse = super().save_action()
        if self.request.POST.keys() & _MORE_THAN_SAVING:
            messages.warning(
                self.request,
                _(
                    "Saved, and nothing more: what you asked for can no longer be done. Somebody has approved or returned the story meanwhile, or what you may do has changed."
                ),
            )
        return response

    def _release(self) -> HttpResponse:
        """As Wagtail's own, but by `Story.publish`."""
        mends = is_mend(self.request.POST)
        if mends:
            check_goes_out_now(self.form.instance)
        self.page: Any = self.form.save(commit=not self.page.live)
        self.subscription.save()
        revision = self.page.save_revision(
            user=self.request.user, log_action=True, previous_revision=self.previous_revision
        )
        response: HttpResponse | None = self.run_hook("before_publish_page", self.request, self.page)
        if response is not None:
            return response
        revision.content_object.publish(
            revision,
            user=self.request.user,
            changed=self.has_content_changes,
            log_action="warraq.mend" if mends else True,
            previous_revision=self.previous_revision,
            skip_permission_checks=True,
            moves_update_time=not mends,
        )
        if self.has_content_changes and "comments" in self.form.formsets:
            changes = self.get_commenting_changes()
            self.log_commenting_changes(changes, revision)
            self.send_commenting_notifications(changes)
        self.page = self.page.specific_class.objects.get(pk=self.page.pk)
        response = self.run_hook("after_publish_page", self.request, self.page)
        if response is not None:
            return response
        self._tell()
        response = self.run_hook("after_edit_page", self.request, self.page)
        return self.redirect_away() if response is None else response

    def _tell(self) -> None:
        scheduled = self.page.approved_schedule
        words = {"headline": self.page.get_admin_display_title(), "time": self._due_time() if scheduled else ""}
        if not scheduled:
            text = _("“%(headline)s” is public.") % words
        elif self.page.live:
            text = _("“%(headline)s” stays public as it is; this version goes out at %(time)s.") % words
        else:
            text = _("“%(headline)s” goes out at %(time)s.") % words
        buttons = [self.get_view_live_message_button()] if self.page.url else []
        messages.success(self.request, text, buttons=buttons)

    def _due_time(self) -> str:
        """When the version just sent goes out, in the zone of its edition."""
        moment, edition = self.form.cleaned_data["go_live_at"], self.form.instance.home_edition
        local = moment.astimezone(edition.zone)
        return f"{date_format(local, 'DATETIME_FORMAT')} ({name_of(edition.zone)})"


class StoryPages(PageViewSet):
    """The pages that Wagtail opens for a story."""

    model = Story
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    copy_view_class = StoryCopyView
