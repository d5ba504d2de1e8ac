"""What readers see of a story: complete, denormalised, one row for each edition that shows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from warraq.masthead.models import Edition, Section
from warraq.publishing.release.models.facts_field import FactsField


class PublishedStory(models.Model):
    """A story as one edition shows it. Written only by the release verbs; nothing unreleased is ever here.

    The JSON fields hold plain facts whose shapes `facts.py` gives. Times are aware UTC.
    """

    story_id = models.BigIntegerField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="published_stories")
    home_edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    code = models.CharField(max_length=16)
    path = models.CharField(max_length=500)
    home_path = models.CharField(max_length=500)
    canonical_url = models.CharField(max_length=1000, blank=True)
    headline = models.CharField(max_length=255)
    kicker = models.CharField(max_length=80, blank=True)
    front_headline = models.CharField(max_length=120, blank=True)
    social_headline = models.CharField(max_length=160, blank=True)
    standfirst = models.TextField(blank=True)
    place = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=120, blank=True)
    trail = FactsField(default=list)
    bylines = FactsField(default=list)
    lead_picture = FactsField(null=True)
    body = FactsField(default=list)
    body_text = models.TextField(blank=True)
    words = models.PositiveIntegerField(default=0)
    topics = FactsField(default=list)
    picks = FactsField(default=list)
    background = FactsField(null=True)
    related = FactsField(default=list)
    corrections = FactsField(default=list)
    card = FactsField(default=dict)
    urgency = models.PositiveSmallIntegerField(default=5)
    kind = models.CharField(max_length=12, default="news")
    live = models.JSONField(null=True)
    translation_group = models.BigIntegerField(null=True)
    first_released_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("published story")
        verbose_name_plural = _("published stories")
        constraints = [
            models.UniqueConstraint(fields=["story_id", "edition"], name="one_row_per_story_and_edition"),
            models.UniqueConstraint(fields=["edition", "path"], name="one_published_story_per_path"),
        ]
        indexes = [
            models.Index(fields=["edition", "-first_released_at", "-story_id"], name="published_latest"),
            models.Index(fields=["translation_group"], name="published_translations"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def is_updated(self) -> bool:
        """Whether readers are told of an update: a minute or more after the first release."""
        return (self.updated_at - self.first_released_at).total_seconds() >= 60


class Placement(models.Model):
    """A published story in a section, and in the section that one is part of."""

    published = models.ForeignKey(PublishedStory, on_delete=models.CASCADE, related_name="placements")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="placements")
    story_id = models.BigIntegerField()
    first_released_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["published", "section"], name="one_placement_per_section")]
        indexes = [models.Index(fields=["section", "-first_released_at", "-story_id"], name="placement_latest")]


class PublishedTopic(models.Model):
    """A topic that at least one published story has."""

    topic_id = models.BigIntegerField(unique=True)
    slug = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    is_series = models.BooleanField(default=False, db_default=False)

    def __str__(self) -> str:
        return self.name


class PublishedContributor(models.Model):
    """A contributor over whose name at least one published story stands."""

    contributor_id = models.BigIntegerField(unique=True)
    slug = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=120)
    latin_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=80, blank=True)
    bio = models.TextField(blank=True)
    email = models.CharField(max_length=254, blank=True)
    picture = FactsField(null=True)

    def __str__(self) -> str:
        return self.name


class StoryTopic(models.Model):
    """A published story under a topic."""

    published = models.ForeignKey(PublishedStory, on_delete=models.CASCADE, related_name="story_topics")
    topic = models.ForeignKey(PublishedTopic, on_delete=models.PROTECT, related_name="story_topics")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    story_id = models.BigIntegerField()
    first_released_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["published", "topic"], name="one_row_per_story_and_topic")]
        indexes = [models.Index(fields=["topic", "edition", "-first_released_at"], name="story_topic_latest")]


class StoryContributor(models.Model):
    """A published story under a contributor's name."""

    published = models.ForeignKey(PublishedStory, on_delete=models.CASCADE, related_name="story_contributors")
    contributor = models.ForeignKey(PublishedContributor, on_delete=models.PROTECT, related_name="story_contributors")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    story_id = models.BigIntegerField()
    first_released_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["published", "contributor"], name="one_row_per_story_and_contributor")
        ]
        indexes = [
            models.Index(fields=["contributor", "edition", "-first_released_at"], name="story_contributor_latest")
        ]
