"""What narrows the list of stories; all of it combines."""

from datetime import timedelta
from typing import Any

import django_filters  # type: ignore[import-untyped]  # has no stubs
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from warraq.masthead.models import Edition, Section
from warraq.newsroom.desks.models import Desk, Journalist
from warraq.newsroom.listing.asked import SOON, has_state, is_corrected_since, is_due, is_waiting_for, start_of_day
from warraq.newsroom.listing.decorate import OVERDUE_AFTER, STATES
from warraq.newsroom.stories.models import Story, StorySection

_DUE = [
    ("late", _("Late")),
    ("soon", _("Within 3 hours")),
    ("today", _("Until the end of the day")),
]
_URGENCIES = [("high", _("1 to 3")), ("middle", _("4 to 6")), ("low", _("7 to 9"))]
_RANGES = {"high": (1, 3), "middle": (4, 6), "low": (7, 9)}


def _one_of(label: Any, choices: list[tuple[str, Any]], method: str) -> Any:
    return django_filters.ChoiceFilter(
        label=label, choices=choices, method=method, empty_label=_("Any"), widget=RadioSelect
    )


def _some_of(label: Any, queryset: Any, **options: Any) -> Any:
    return django_filters.ModelMultipleChoiceFilter(
        label=label, queryset=queryset, widget=CheckboxSelectMultiple, **options
    )


class StoryFilters(WagtailFilterSet):
    state = _one_of(_("State"), STATES, "filter_state")
    edition = _some_of(_("Edition"), Edition.objects.all(), method="filter_edition")
    section = _some_of(_("Section"), Section.objects.select_related("edition"), method="filter_section")
    desk = _some_of(pgettext_lazy("field", "Desk"), Desk.objects.all())
    writer = _some_of(_("Author"), Journalist.objects.all(), method="filter_writer")
    due = _one_of(_("Due"), _DUE, "filter_due")
    urgency = _one_of(_("Urgency"), _URGENCIES, "filter_urgency")
    waiting = _one_of(_("Waits"), [("me", _("Waiting for me"))], "filter_waiting")
    picture = _one_of(_("Lead picture"), [("without", _("Without a picture"))], "filter_picture")
    corrected = _one_of(_("Corrected"), [("today", _("Corrected today"))], "filter_corrected")

    class Meta:
        model = Story
        fields: list[str] = []

    def filter_state(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return stories.filter(has_state(value))

    def filter_edition(self, stories: QuerySet[Story], name: str, value: Any) -> QuerySet[Story]:
        return stories.filter(_placed_in(section__edition__in=value)) if value else stories

    def filter_section(self, stories: QuerySet[Story], name: str, value: Any) -> QuerySet[Story]:
        """In these sections, or in what is part of them."""
        chosen = Q(section__in=value) | Q(section__parent__in=value)
        return stories.filter(pk__in=StorySection.objects.filter(chosen).values("story")) if value else stories

    def filter_writer(self, stories: QuerySet[Story], name: str, value: Any) -> QuerySet[Story]:
        return stories.filter(Q(owner__in=value) | Q(assigned_to__in=value)) if value else stories

    def filter_due(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        now = timezone.now()
        if value == "late":
            return stories.filter(is_due(lte=now - OVERDUE_AFTER))
        if value == "soon":
            return stories.filter(is_due(lte=now + SOON))
        return stories.filter(is_due(lt=start_of_day(now) + timedelta(days=1)))

    def filter_urgency(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return stories.filter(urgency__range=_RANGES[value])

    def filter_waiting(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return stories.filter(is_waiting_for(self.request.user))

    def filter_picture(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return stories.filter(lead_picture=None, killed_at=None)

    def filter_corrected(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return stories.filter(is_corrected_since(start_of_day(timezone.now())))


def _placed_in(**where: Any) -> Q:
    return Q(pk__in=StorySection.objects.filter(**where).values("story"))
