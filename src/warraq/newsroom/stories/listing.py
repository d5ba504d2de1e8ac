"""The list of stories: what state each is in, where it appears, and who changed it last."""

from typing import Any

import django_filters  # type: ignore[import-untyped]  # has no stubs
from django.db.models import Prefetch, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Revision

from warraq.masthead.models import Edition, Section
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.visible import may_read_all, visible_to

STATES = [
    ("public", pgettext_lazy("story", "Public")),
    ("draft", _("Draft")),
    ("scheduled", _("Scheduled")),
    ("killed", _("Withdrawn")),
]


class StoryFilters(PageFilterSet):
    site = None
    has_child_pages = None
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="filter_state", empty_label=_("Any"), widget=RadioSelect
    )
    edition = django_filters.ModelMultipleChoiceFilter(
        label=_("Edition"),
        field_name="story_sections__section__edition",
        queryset=Edition.objects.all(),
        widget=CheckboxSelectMultiple,
    )
    section = django_filters.ModelMultipleChoiceFilter(
        label=_("Section"),
        field_name="story_sections__section",
        queryset=Section.objects.all(),
        widget=CheckboxSelectMultiple,
    )

    def filter_state(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        if value == "public":
            return stories.filter(live=True)
        if value == "killed":
            return stories.filter(killed_at__isnull=False)
        if value == "scheduled":
            due = Revision.page_revisions.filter(approved_go_live_at__isnull=False).values("object_id")
            return stories.filter(pk__in=[int(row["object_id"]) for row in due])
        return stories.filter(live=False, killed_at__isnull=True)

    class Meta:
        model = Story
        fields: list[str] = []


class StoryIndexView(IndexView):
    page_title = _("Stories")
    add_item_label = _("Write a story")

    def get_base_queryset(self) -> Any:
        stories = super().get_base_queryset()
        user = self.request.user
        return stories if may_read_all(user) else stories.filter(pk__in=visible_to(user).values("pk"))

    def annotate_queryset(self, pages: Any) -> Any:
        revisions = Revision.objects.defer("content").select_related("user")
        return (
            super()
            .annotate_queryset(pages)
            .prefetch_related("story_sections__section", Prefetch("latest_revision", revisions))
        )


def _name_sections(story: Story) -> str:
    return " · ".join(section.name for section in story.sections)


def _name_editor(story: Story) -> str:
    revision = story.latest_revision
    return str(revision.user) if revision and revision.user else ""


class StoryListing(PageListingViewSet):
    """All stories, whatever month keeps them."""

    model = Story
    icon = "doc-full-inverse"
    menu_label = _("Stories")
    menu_order = 101
    add_to_admin_menu = True
    index_view_class = StoryIndexView
    filterset_class = StoryFilters
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        Column("sections", label=_("Sections"), accessor=_name_sections),
        PageStatusColumn("status", label=_("State"), sort_key="live", width="10%"),
        Column("changed_by", label=_("Changed by"), accessor=_name_editor),
        DateColumn(
            "latest_revision_created_at", label=_("Changed"), sort_key="latest_revision_created_at", width="12%"
        ),
    ]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(**{"add_url_name": "write_story", **kwargs})  # type: ignore[no-any-return]
