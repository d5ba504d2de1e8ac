"""The forms of the day: a story is planned, and moved."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.planning.day import Day
from warraq.newsroom.planning.plan import Plan
from warraq.newsroom.stories.local_times import LocalTimeField, LocalTimeInput, in_zone, name_of
from warraq.newsroom.stories.readiness import has_visible_letters
from warraq.newsroom.stories.visible import edits

_MOST_WORDS = 50_000


class SectionField(forms.ModelChoiceField[Section]):
    def label_from_instance(self, obj: Any) -> str:
        return " › ".join(part.name for part in obj.trail)


def sections_for(user: Any, edition: Edition) -> Any:
    """The sections of the edition in which this journalist may plan."""
    sections = Section.objects.filter(edition=edition).select_related("parent")
    theirs: frozenset[int] = getattr(user, "section_ids", frozenset())
    return sections.filter(pk__in=theirs) if theirs and not user.is_superuser else sections


def writers_for(user: Any) -> Any:
    """Whom this journalist may tell to write: an editor anybody, a reporter themselves."""
    active = Journalist.objects.filter(is_active=True).order_by("first_name", "last_name", "username")
    return active if edits(user) or user.is_superuser else active.filter(pk=user.pk)


class _InZone(forms.Form):
    """A form whose `due_at` is typed in the zone of the edition, and is of the day that is shown where no date is."""

    due_at = LocalTimeField(
        label=_("Due"),
        widget=LocalTimeInput,
        error_messages={"invalid": _("Write the date and the time, such as 2026-12-01 08:30.")},
    )

    def __init__(self, *args: Any, day: Day, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = day.zone
        field: Any = self.fields["due_at"]
        field.zone, field.day = day.zone, day.date
        field.help_text = _("In %(zone)s.") % {"zone": name_of(day.zone)}

    def clean_due_at(self) -> datetime | None:
        return in_zone(self.cleaned_data["due_at"], self.zone)


class MoveForm(_InZone):
    """`was` is the time that the page showed."""

    was = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean_was(self) -> datetime | None:
        text = self.cleaned_data["was"]
        try:
            return datetime.fromisoformat(text) if text else None
        except ValueError as error:
            raise ValidationError(_("Load the day again before you move a story.")) from error


class PlanForm(_InZone):
    slugline = forms.CharField(
        label=_("Slugline"),
        max_length=80,
        help_text=_("A few words by which the newsroom knows it; the headline comes later."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    section = SectionField(label=_("Section"), queryset=Section.objects.none(), empty_label="—")
    assigned_to = forms.ModelChoiceField(
        label=_("Who writes it"), queryset=Journalist.objects.none(), required=False, empty_label=_("Nobody yet")
    )
    planned_words = forms.IntegerField(
        label=_("Length in words"),
        required=False,
        min_value=1,
        max_value=_MOST_WORDS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    ednote = forms.CharField(
        label=_("Note for whoever writes it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    field_order = ["slugline", "section", "assigned_to", "due_at", "planned_words", "ednote"]

    def __init__(self, *args: Any, user: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, prefix="plan", **kwargs)
        sections: Any = self.fields["section"]
        sections.queryset = sections_for(user, edition)
        writers: Any = self.fields["assigned_to"]
        writers.queryset = writers_for(user)

    def clean_slugline(self) -> str:
        slugline: str = self.cleaned_data["slugline"]
        if not has_visible_letters(slugline):
            raise ValidationError(_("Write a slugline that can be seen."))
        return slugline

    def build_plan(self) -> Plan:
        told = self.cleaned_data
        return Plan(
            slugline=told["slugline"],
            section=told["section"],
            due_at=told["due_at"],
            assigned_to=told["assigned_to"],
            words=told["planned_words"],
            ednote=told["ednote"],
        )
