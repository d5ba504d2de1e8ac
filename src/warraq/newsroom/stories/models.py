"""Stories, and what hangs on one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Orderable, Page, Revision
from wagtail.search import index

from warraq.arabic.slugs import slugify
from warraq.masthead.models import Edition, Section, SlugPolicy
from warraq.newsroom.desks.models import Desk
from warraq.newsroom.pictures.making import PictureFileUnusable
from warraq.newsroom.pictures.renditions import ensure_renditions, has_renditions
from warraq.newsroom.stories.background import background_field
from warraq.newsroom.stories.blocks import BODY_BLOCKS
from warraq.newsroom.stories.body import find_pictures
from warraq.newsroom.stories.children import drop_dangling, keep_resolved, names_at_hand, put_back, take_unchanged
from warraq.newsroom.stories.copying import StoryCopyForm
from warraq.newsroom.stories.fields import BodyField
from warraq.newsroom.stories.forms import StoryForm
from warraq.newsroom.stories.hanging import Byline, Correction, Pick
from warraq.newsroom.stories.hooks import build_preview, find_public_address
from warraq.newsroom.stories.kinds import kind_field
from warraq.newsroom.stories.locking import lock_as_it_stands, note_if_no_workflow_runs
from warraq.newsroom.stories.months import StoryIndex, StoryMonth, month_for
from warraq.newsroom.stories.panels import STORY_EDIT_HANDLER
from warraq.newsroom.stories.permissions import StoryPermissions
from warraq.newsroom.stories.planned import assigned_field, due_field, embargo_field, length_field, urgency_field
from warraq.newsroom.stories.readiness import StoryNotReady, check_ready
from warraq.newsroom.stories.references import once_for_references
from warraq.newsroom.stories.spiked import SpikeLock, spike_reason_field, spiked_index, spiked_since_field
from warraq.newsroom.stories.translations import original_field, settle_original
from warraq.newsroom.topics.models import Topic

__all__ = ["Byline", "Correction", "Pick", "Story", "StoryIndex", "StoryMonth", "StorySection", "month_for"]

# What no editor can change and the database itself checks: asking for each again costs a query.
_SET_BY_WAGTAIL = frozenset(
    {"path", "translation_key", "locale", "content_type", "latest_revision", "live_revision", "alias_of"}
)


class Story(Page):
    """One piece of journalism through all its versions. `title` is its headline."""

    kicker = models.CharField(_("kicker"), max_length=80, blank=True, help_text=_("A few words above the headline."))
    front_headline = models.CharField(
        _("front headline"),
        max_length=120,
        blank=True,
        help_text=_("Shorter, for fronts and lists; empty for the headline."),
    )
    social_headline = models.CharField(
        _("social headline"), max_length=160, blank=True, help_text=_("For shared links; empty for the headline.")
    )
    standfirst = models.TextField(
        _("standfirst"), blank=True, max_length=600, help_text=_("One or two sentences under the headline.")
    )
    slugline = models.CharField(
        _("slugline"),
        max_length=80,
        blank=True,
        help_text=_("The story's working label in the newsroom; readers never see it."),
    )
    dateline_place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("Where it was reported, such as الرباط.")
    )
    source_name = models.CharField(
        _("source"),
        max_length=120,
        blank=True,
        help_text=_("Who reported it, when it was not us. It stands after the place."),
    )
    canonical_url = models.URLField(
        _("original address"),
        max_length=1000,
        blank=True,
        help_text=_(
            "Where the story first appeared, when that was elsewhere. The site's address alone if the story's is not known."
        ),
    )
    lead_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
        help_text=_("The picture on top. It needs an alternative text before release."),
    )
    lead_caption = models.CharField(
        _("caption here"),
        max_length=400,
        blank=True,
        help_text=_("Only to differ from the caption kept with the picture."),
    )
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name=_("body"), help_text=_("The story itself."))
    topics = ParentalManyToManyField(
        Topic,
        blank=True,
        related_name="stories",
        verbose_name=_("topics"),
        help_text=_("What it is about; related stories follow from these."),
    )
    desk = models.ForeignKey(
        Desk,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("desk"),
        help_text=_("The team that owns the story."),
    )
    kind = kind_field()
    background = background_field()
    translation_of = original_field()
    urgency = urgency_field()
    assigned_to = assigned_field()
    due_at = due_field()
    planned_words = length_field()
    ednote = models.TextField(_("note for editors"), blank=True, help_text=_("For the newsroom; readers never see it."))
    embargoed_until = embargo_field()
    is_working_headline = models.BooleanField(
        _("working headline"),
        default=False,
        help_text=_("The headline was made from the lead when the story came in; write a real one."),
    )
    is_evergreen = models.BooleanField(
        _("evergreen"),
        default=False,
        help_text=_("Read for months: the checker then asks for dates instead of “yesterday”."),
    )
    style_ignored = models.JSONField(_("ignored here"), default=list, blank=True, editable=False)
    public_updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    killed_at = models.DateTimeField(_("killed"), null=True, blank=True, editable=False)
    kill_reason = models.CharField(_("reason"), max_length=300, blank=True, editable=False)
    spiked_at = spiked_since_field()
    spike_reason = spike_reason_field()
    origin_fingerprint = models.CharField(
        _("origin"), max_length=64, null=True, blank=True, unique=True, editable=False
    )

    parent_page_types = ["stories.StoryMonth"]
    subpage_types: list[str] = []
    base_form_class = StoryForm
    copy_form_class = StoryCopyForm
    # Facts of this story, not of its text: a copy is another story.
    exclude_fields_in_copy = [
        *("origin_fingerprint", "public_updated_at", "corrections"),
        *("killed_at", "kill_reason", "spiked_at", "spike_reason"),
    ]
    edit_handler = STORY_EDIT_HANDLER
    show_in_menus_default = False

    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("slugline"),
        index.AutocompleteField("slugline"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [spiked_index()]

    if TYPE_CHECKING:
        slug: str

    def get_admin_display_title(self) -> str:
        """In lists that all may read a public story has the headline that readers have, not its next one."""
        return str(self.title if self.live else super().get_admin_display_title())

    @property
    def headline(self) -> str:
        return str(self.title)

    @property
    def sections(self) -> list[Section]:
        """Its sections, the home section first."""
        return [placed.section for placed in self.story_sections.all()]

    @property
    def home_edition(self) -> Edition | None:
        sections = self.sections
        return sections[0].edition if sections else None

    def full_clean(self, exclude: Iterable[str] | None = None, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._build_slug()
        super().full_clean(exclude={*(exclude or ()), *_SET_BY_WAGTAIL, *names_at_hand(self)}, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the story, and of what hangs on it only what differs; the reference index is renewed once for all."""
        unchanged = take_unchanged(self) if self.pk and kwargs.get("update_fields") is None else {}
        if self.pk:
            keep_resolved(self)
        try:
            with once_for_references(self):
                super().save(*args, **kwargs)
        finally:
            put_back(self, unchanged)

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Story | None:
        story: Story | None = super().from_serializable_data(data, check_fks=False, strict_fks=strict_fks)
        if story is not None and check_fks:
            drop_dangling(story)
        return story

    def is_site_root(self) -> bool:
        """Never: the newsroom's tree hangs on its index."""
        return False

    def minimal_clean(self) -> None:
        if not self.slug:
            self.slug = self._build_slug()
        super().minimal_clean()

    def clean(self) -> None:
        super().clean()
        if self.translation_of_id is not None:
            settle_original(self)
        if self.embargoed_until and self.go_live_at and timezone.now() < self.embargoed_until > self.go_live_at:
            raise ValidationError(
                {"embargoed_until": gettext("The story is scheduled to go out before its embargo ends.")}
            )

    def publish(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
        *,
        moves_update_time: bool = True,
    ) -> None:
        """Release `revision`, or schedule it: the one way in, for the button, the workflow, the clock and commands.

        Renditions are made first, outside the transaction; then Wagtail's change and whatever listens to
        `page_published` commit together or not at all. Readers are told of a newer text by the moment of its release,
        unless `moves_update_time` is False: then the moment they know stays. Raises StoryNotReady and its kinds.
        """
        for has_made_them in (False, True):
            with transaction.atomic():
                revision.content_object = lock_as_it_stands(self)
                action = PublishPageRevisionAction(
                    revision, user=user, changed=changed, log_action=log_action, previous_revision=previous_revision
                )
                story: Story = action.object
                now, known = timezone.now(), revision.content_object.public_updated_at
                is_scheduled = story.go_live_at is not None and story.go_live_at > now
                check_ready(
                    story, now=story.go_live_at if is_scheduled else now, is_public=revision.content_object.live
                )
                if has_made_them or all(has_renditions(picture) for picture in story.find_pictures()):
                    if story.live and not is_scheduled:
                        story.public_updated_at = now if moves_update_time else known
                    note_if_no_workflow_runs(story)
                    action.execute(skip_permission_checks=skip_permission_checks)
                    return
            # Nothing is written yet. Decoding takes seconds, and must not hold the lock for so long.
            story.make_renditions()

    def get_lock(self) -> Any:
        """A spiked story can be read and restored, and nothing else."""
        return SpikeLock(self) if self.spiked_at is not None else super().get_lock()

    def permissions_for_user(self, user: Any) -> StoryPermissions:
        return StoryPermissions(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int | None, str, str] | None:
        """Where readers find the story; the tree of the newsroom has nothing to do with its address."""
        address = find_public_address(self.pk) if self.pk and self.live else None
        if address is None:
            return None
        parts = urlsplit(address)
        return None, f"{parts.scheme}://{parts.netloc}", parts.path

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        """The whole address: readers' pages are on the hosts of editions, not on the newsroom's."""
        return cast("str | None", self.get_full_url(request))

    url = property(get_url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return build_preview(self, request)

    def with_content_json(self, content: dict[str, Any]) -> Story:
        """An old revision must not bring back what is a fact about the story, not about a version of its text."""
        story: Story = super().with_content_json(content)
        story._cached_parent_obj = self.get_parent()
        story.killed_at, story.kill_reason = self.killed_at, self.kill_reason
        story.spiked_at, story.spike_reason = self.spiked_at, self.spike_reason
        if self.embargoed_until and not self.live:
            story.embargoed_until = self.embargoed_until
        story.origin_fingerprint = self.origin_fingerprint
        return story

    def update_aliases(self, **kwargs: Any) -> None:
        """Wagtail would write out the whole story before it looks whether there are any."""
        if kwargs.get("_updated_ids") or Page.objects.filter(alias_of_id=self.pk).exists():
            super().update_aliases(**kwargs)

    def find_pictures(self) -> list[Any]:
        """The pictures a reader of the story sees, the lead picture first, each once."""
        pictures = [self.lead_picture] if self.lead_picture else []
        found = [picture for picture in [*pictures, *find_pictures(self.body)] if not picture.is_taken_down]
        return list({picture.pk: picture for picture in found}.values())

    def make_renditions(self) -> None:
        """Make what is missing of the renditions of its pictures. Raises StoryNotReady if a picture's file is lost."""
        for picture in self.find_pictures():
            try:
                ensure_renditions(picture)
            except PictureFileUnusable as error:
                field = "lead_picture" if picture == self.lead_picture else "body"
                message = gettext("The file of the picture “%(title)s” is lost or damaged; upload it again.")
                raise StoryNotReady({field: message % {"title": picture.title}}) from error

    def _build_slug(self) -> str:
        policy = self.home_edition.slug_policy if self.home_edition else SlugPolicy.ARABIC
        parent = self.get_parent() if self.path else getattr(self, "_cached_parent_obj", None)
        stem = slugify(self.title, policy=policy, fallback="story")
        return self._get_autogenerated_slug(stem) if parent else stem


class StorySection(Orderable):
    """A section in which a story appears. The first is its home; a section of another edition shares it there."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="story_sections")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+", verbose_name=_("section"))
    headline = models.CharField(
        _("headline there"),
        max_length=255,
        blank=True,
        help_text=_("Only to differ in another edition; empty for the story's own."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("section")
        constraints = [models.UniqueConstraint(fields=["story", "section"], name="one_place_per_story_and_section")]
