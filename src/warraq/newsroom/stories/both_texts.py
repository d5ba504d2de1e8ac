"""A form that is older than the story's newest version: nothing is overwritten, and nothing typed is lost."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Revision

from warraq.newsroom.stories.forms import StoryForm
from warraq.newsroom.stories.merging import EDITED, merge
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.sides import set_side_by_side


class BothTexts:
    """Part of the page on which a story is edited; stands before Wagtail's view.

    Whoever saves, releases or submits a form that somebody overtook sees both texts side by side and, in the form, one
    made of both. That form knows of the newer version, so it can be saved; the old one never can.
    """

    both_texts: dict[str, Any] | None = None

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            # Of two forms that arrive at once the second sees what the first saved.
            Story.objects.select_for_update().filter(pk=page_id).first()
        response: HttpResponse = super().dispatch(request, page_id, **kwargs)  # type: ignore[misc]  # Wagtail's
        return response

    def form_valid(self, form: StoryForm) -> HttpResponse:
        view: Any = self
        if view.is_out_of_date:
            return self._show_both(form)
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return response

    def keep_loaded_version(self) -> None:
        """What is shown again is still the old form: it must not pass for one that knows of the newer version."""
        view: Any = self
        if view.is_out_of_date and view.request.POST.get("loaded_revision_id", "").isdigit():
            view.page.latest_revision_id = int(view.request.POST["loaded_revision_id"])
            view.latest_revision_created_at = view.request.POST.get("loaded_revision_created_at", "")

    def form_invalid(self, form: StoryForm) -> HttpResponse:
        self.keep_loaded_version()
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        return response

    def get_template_names(self) -> list[str]:
        names: list[str] = super().get_template_names()  # type: ignore[misc]
        return ["stories/edit.html"] if names == ["wagtailadmin/pages/edit.html"] else names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "both_texts": self.both_texts}  # type: ignore[misc]

    def _show_both(self, form: StoryForm) -> HttpResponse:
        view: Any = self
        response: HttpResponse
        newest: Revision = view.latest_revision
        mine = _plain_content(form.build_story())
        merged = merge(base=self._find_base(), theirs=newest.content, mine=mine)
        if not (merged.taken or merged.disputed):
            response = super().form_valid(form)  # type: ignore[misc]  # the same text again, as after a double click
            return response
        theirs = view.real_page_record.specific.with_content_json(newest.content)
        own = view.real_page_record.specific.with_content_json({**newest.content, **_edited(mine)})
        view.page = view.real_page_record.specific.with_content_json({**newest.content, **_edited(merged.content)})
        view.page.latest_revision = newest
        _keep_comments(form, view.real_page_record)
        view.form = view.form_class(
            instance=view.page, subscription=view.subscription, parent_page=view.parent, for_user=view.request.user
        )
        view.has_unsaved_changes = True
        # Somebody reads it first: autosave would make it the story's newest version within a second.
        view.autosave_enabled = False
        self.both_texts = {
            "by": str(newest.user) if newest.user else "",
            "at": newest.created_at,
            "sides": set_side_by_side(theirs, own, names=[*merged.disputed, *merged.taken], disputed=merged.disputed),
        }
        messages.warning(view.request, _("Not saved yet: somebody saved a newer version while you were writing."))
        response = view.render_to_response(view.get_context_data())
        return response

    def _find_base(self) -> dict[str, Any] | None:
        """The version that both began with, unless autosave has written over it since."""
        view: Any = self
        loaded_id = view.request.POST.get("loaded_revision_id", "")
        loaded = view.real_page_record.revisions.filter(pk=loaded_id).first() if loaded_id.isdigit() else None
        if loaded is None or loaded.created_at.isoformat() != view.request.POST.get("loaded_revision_created_at"):
            return None
        content: dict[str, Any] = loaded.content
        return content


def _plain_content(story: Story) -> dict[str, Any]:
    """The story as a revision would hold it."""
    content: dict[str, Any] = json.loads(json.dumps(story.serializable_data(), cls=DjangoJSONEncoder))
    return content


def _edited(content: dict[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in EDITED if name in content}


def _keep_comments(form: StoryForm, page: Any) -> None:
    """Comments are no part of the text: those that came with the form are saved."""
    comments = form.formsets.get("comments")
    if comments is None:
        return
    comments.save(commit=False)
    for comment in [*comments.new_objects, *(changed for changed, _fields in comments.changed_objects)]:
        comment.page = page
        comment.save()
