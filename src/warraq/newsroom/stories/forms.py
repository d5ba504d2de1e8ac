"""The form in which a story is written: what a release needs is checked when release is asked for."""

import re
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import find_available_slug

from warraq.arabic.slugs import slugify
from warraq.masthead.models import Edition, Section, SlugPolicy
from warraq.newsroom.housestyle.drafts import read_ignored
from warraq.newsroom.housestyle.markers import mark
from warraq.newsroom.stories.copy_text import COPY_FIELDS
from warraq.newsroom.stories.local_times import LocalTimeField, LocalTimeInput, describe_zones, in_zone
from warraq.newsroom.stories.readiness import check_has_headline, check_ready
from warraq.newsroom.stories.standing_in import settle_headline, stands_in
from warraq.newsroom.topics.models import Topic

LOCAL_TIMES = {"go_live_at", "expire_at", "embargoed_until", "due_at"}
LOCAL_TIME_HELP = {
    "go_live_at": _("When readers get it; empty for at once."),
    "expire_at": _("When it leaves readers' pages; empty for never."),
}


class StoryForm(WagtailAdminPageForm):
    """Saves any draft; asks for what readers need only when the story is to go out."""

    # Not in any panel: the checker's panel writes it, and Wagtail puts it into the page with what is hidden.
    style_ignored = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("style_ignored", self.instance.style_ignored)
        for name, part in COPY_FIELDS.items():
            if name in self.fields:
                mark(self.fields[name], part)
        self._let_headline_wait()
        is_unwritten = (self.instance.pk is None or self.stood_in) and not self.instance.body
        if "body" in self.fields and not self.is_bound and is_unwritten:
            self.initial["body"] = self.fields["body"].block.to_python([{"type": "text", "value": ""}])
        if "topics" in self.fields:
            self.fields["topics"].widget.story_id = self.instance.pk
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "topics" in self.fields and not self.is_bound:
            # A form that was open while two topics were made one may still send the other.
            self.fields["topics"].queryset = Topic.objects.all()
        if "story_sections" in self.formsets:
            self._let_sections_wait()
        self._take_local_times()
        self._leave_what_did_not_come()

    def _leave_what_did_not_come(self) -> None:
        """A form that was open before a field of blocks was there does not send it: the story keeps what it has."""
        for name in ("body", "background"):
            if self.is_bound and name in self.fields and self.add_prefix(f"{name}-count") not in self.data:
                del self.fields[name]

    def _let_headline_wait(self) -> None:
        """A planned story is saved without a headline; the form shows the place of one empty, not what stands in."""
        self.stood_in = str(self.instance.slugline) if stands_in(self.instance) else ""
        if "title" in self.fields and "slugline" in self.fields:
            self.fields["title"].required = False
            if self.stood_in:
                self.initial["title"] = ""
                self.fields["title"].widget.attrs["placeholder"] = self.stood_in

    def _let_sections_wait(self) -> None:
        """The form offers a first section; a draft need not choose it, and a release says so in its own words."""
        sections = self.formsets["story_sections"]
        sections.validate_min = False
        for form in sections.extra_forms:
            form.empty_permitted = True
            # Its place in the order alone does not make it one that somebody filled in.
            order = str(form[ORDERING_FIELD_NAME].data or "")
            form.fields[ORDERING_FIELD_NAME].initial = int(order) if order.isdecimal() else None

    def _take_local_times(self) -> None:
        """Let times be typed in the zone of the edition; shown in that of the section the story has."""
        edition = self.instance.home_edition or Edition.objects.first()
        zones = describe_zones(now=timezone.now())
        for name in LOCAL_TIMES & set(self.fields):
            field = self.fields[name]
            self.fields[name] = LocalTimeField(
                label=field.label,
                required=field.required,
                widget=LocalTimeInput.like(field.widget),
                help_text=f"{LOCAL_TIME_HELP.get(name, field.help_text)} {zones}",
                error_messages={"invalid": _("Write the date and the time, such as 2026-12-01 08:30.")},
            )
            self.fields[name].zone = edition.zone if edition else timezone.get_default_timezone()

    def _give_zones(self) -> None:
        edition = next((section.edition for section in self._chosen_sections()), None) or Edition.objects.first()
        for name in LOCAL_TIMES & set(self.cleaned_data) if edition else ():
            try:
                self.cleaned_data[name] = in_zone(self.cleaned_data[name], edition.zone)
            except ValidationError as error:
                self.add_error(name, error)

    def clean(self) -> dict[str, Any]:
        self._give_zones()
        if "title" in self.cleaned_data and not settle_headline(self.cleaned_data, before=self.stood_in):
            self.add_error("title", _("Write a headline, or a slugline to stand in for it."))
        if "slug" in self.cleaned_data and (not self.cleaned_data["slug"] or self._has_outgrown_slug()):
            self.cleaned_data["slug"] = self._build_slug()
        cleaned: dict[str, Any] = super().clean()
        if "action-publish" in self.data and not self.errors:
            self._check_release()
        if "action-submit" in self.data and not self.errors:
            self._check_submission()
        self._check_sections()
        return cleaned

    def _check_sections(self) -> None:
        """Whoever is kept to some sections releases there, and puts no story that is public into another's section."""
        theirs: frozenset[int] = getattr(self.for_user, "section_ids", frozenset())
        is_public = self.instance.live or "action-publish" in self.data
        if not theirs or not is_public or self.for_user.is_superuser:
            return
        saved = type(self.instance)._default_manager.filter(pk=self.instance.pk)
        before = set(saved.values_list("story_sections__section", flat=True))
        foreign = [s.name for s in self._chosen_sections() if s.pk not in theirs and s.pk not in before]
        if foreign:
            message = _("You do not work in these sections, so a story cannot be put there by you: %(names)s")
            self.refuse(ValidationError({"story_sections": message % {"names": "، ".join(foreign)}}))

    def clean_style_ignored(self) -> list[list[str]]:
        """What somebody has waved through here; kept with the story, and so with each of its revisions."""
        try:
            pairs = read_ignored(self.cleaned_data["style_ignored"])
        except ValueError:
            pairs = read_ignored(self.instance.style_ignored)
        kept = sorted(list(pair) for pair in pairs)
        self.instance.style_ignored = kept
        return kept

    def clean_topics(self) -> list[Topic]:
        return list(dict.fromkeys(topic.standing for topic in self.cleaned_data["topics"]))

    def _has_outgrown_slug(self) -> bool:
        """Whether the slug was made from a headline, or for an edition, that this draft no longer has.

        Once readers have had the address, or an editor has written one, it changes by hand only.
        """
        if self.instance.pk is None or self.instance.first_published_at or "slug" in self.changed_data:
            return False
        stems = {slugify(self.instance.draft_title, policy=policy, fallback="story") for policy in SlugPolicy}
        return re.sub(r"-\d+$", "", self.cleaned_data["slug"]) in stems

    def _build_slug(self) -> str:
        """From the headline, as the edition of the home section wants it, and not taken by another of the month."""
        edition = next((section.edition for section in self._chosen_sections()), None)
        policy = edition.slug_policy if edition else SlugPolicy.ARABIC
        stem = slugify(self.cleaned_data.get("title", ""), policy=policy, fallback="story")
        return find_available_slug(self.parent_page, stem, ignore_page_id=self.instance.pk)  # type: ignore[no-any-return]

    def _chosen_sections(self) -> list[Section]:
        formset = self.formsets.get("story_sections")
        if formset is None or not formset.is_valid():
            return []
        rows = [row for row in formset.cleaned_data if row.get("section") and not row.get("DELETE")]
        return [row["section"] for row in sorted(rows, key=lambda row: row.get("ORDER") or 0)]

    def _check_release(self) -> None:
        now = timezone.now()
        go_live_at = self.cleaned_data.get("go_live_at")
        try:
            check_ready(self.build_story(), now=max(go_live_at, now) if go_live_at else now)
        except ValidationError as error:
            self.refuse(error)

    def _check_submission(self) -> None:
        try:
            check_has_headline(self.build_story())
        except ValidationError as error:
            self.refuse(error)

    def refuse(self, error: ValidationError) -> None:
        """Show each message at its field, or at the rows that it is about."""
        for field, messages in error.message_dict.items():
            if field in self.formsets:
                self.formsets[field].non_form_errors().extend(messages)
            else:
                self.add_error(field if field in self.fields else NON_FIELD_ERRORS, messages)

    def build_story(self) -> Any:
        """The story as this form would leave it, children included, without saving anything."""
        self._post_clean()
        for name, formset in self.formsets.items():
            if name != "comments" and formset.is_valid():
                kept = [form for form in formset.forms if form.has_changed() or form.instance.pk]
                getattr(self.instance, name).set(
                    [form.instance for form in kept if not form.cleaned_data.get("DELETE")]
                )
        return self.instance
