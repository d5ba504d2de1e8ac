"""Acts on many stories of the list at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from warraq.masthead.models import Section
from warraq.newsroom.listing.reclassify import reclassify
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.widgets import SectionSelect
from warraq.newsroom.topics.models import Topic


class ReclassifyForm(forms.Form):
    section = forms.ModelChoiceField(
        label=_("Section"),
        queryset=Section.objects.all(),
        required=False,
        widget=SectionSelect,
        help_text=_("Becomes the home of each story, in the place of the one it has."),
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"),
        queryset=Topic.objects.all(),
        required=False,
        help_text=_("Is added to those that each story has."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("section") and not cleaned.get("topic"):
            raise ValidationError(gettext("Choose a section or a topic."))
        return cleaned


class Reclassify(PageBulkAction):
    """Another section or one more topic."""

    display_name = _("Section and topic")
    action_type = "reclassify"
    aria_label = _("Change the section or the topic of the chosen stories")
    template_name = "listing/reclassify.html"
    action_priority = 5
    form_class = ReclassifyForm

    def check_perm(self, page: Any) -> bool:
        story = page.specific_deferred
        if not isinstance(story, Story):
            return False
        permissions = story.permissions_for_user(self.request.user)
        may = permissions.can_publish() if story.live else permissions.can_edit()
        return bool(may) and not permissions.page_locked()

    def form_valid(self, form: Any) -> Any:
        section = form.cleaned_data["section"]
        theirs: frozenset[int] = getattr(self.request.user, "section_ids", frozenset())
        if section is not None and theirs and section.pk not in theirs and not self.request.user.is_superuser:
            message = _("You do not work in these sections, so a story cannot be put there by you: %(names)s")
            form.add_error("section", message % {"names": section.name})
            return self.form_invalid(form)
        return super().form_valid(form)

    def get_execution_context(self) -> dict[str, Any]:
        chosen = self.cleaned_form.cleaned_data
        return {**super().get_execution_context(), "section": chosen["section"], "topic": chosen["topic"]}

    @classmethod
    def execute_action(cls, objects: Any, user: Any = None, **change: Any) -> tuple[int, int]:
        for page in objects:
            try:
                reclassify(page.specific, user=user, section=change["section"], topic=change["topic"])
            except ValidationError as error:
                words = {"headline": page.title, "reason": " ".join(error.messages)}
                raise ValidationError(gettext("“%(headline)s”: %(reason)s") % words) from error
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%(number)d story was changed.", "%(number)d stories were changed.", num_parent_objects) % {
            "number": num_parent_objects
        }
