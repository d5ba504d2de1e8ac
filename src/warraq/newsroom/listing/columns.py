"""The columns of the list of stories."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn

from warraq.newsroom.stories.models import Story


class HeadlineColumn(BaseColumn):
    """The headline, which opens the story for whoever may edit it, and its slugline."""

    cell_template_name = "listing/headline.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["may_edit"] = instance.permissions_for_user(parent_context["request"].user).can_edit()
        return context


class StateColumn(BaseColumn):
    cell_template_name = "listing/state.html"


class DueColumn(BaseColumn):
    cell_template_name = "listing/due.html"


class ChangeColumn(BaseColumn):
    cell_template_name = "listing/change.html"


def name_sections(story: Story) -> str:
    return " · ".join(section.name for section in story.sections)


def name_writer(story: Story) -> str:
    return str(story.assigned_to or story.owner or "")


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    HeadlineColumn("title", label=_("Headline"), sort_key="title", classname="title"),
    StateColumn("state", label=_("State"), sort_key="live"),
    Column("sections", label=_("Sections"), accessor=name_sections),
    Column("desk", label=pgettext_lazy("field", "Desk"), accessor="desk"),
    Column("writer", label=_("Author"), accessor=name_writer),
    DueColumn("due", label=_("Due"), sort_key="due_at"),
    Column("urgency", label=_("Urgency"), accessor="urgency", sort_key="urgency", classname="story-number"),
    Column("version", label=_("Version"), accessor="row.version", classname="story-number"),
    ChangeColumn("latest_revision_created_at", label=_("Last change"), sort_key="latest_revision_created_at"),
]
