"""How often stories were read. Nothing here says by whom.

By the hour for a little more than a week, by the day for a year; of a story's old days only those on which it was
still read, but its total always. `rollup.py` does the folding, and says how much that is.
"""

from django.db import models

from warraq.audience.counting.referrers import Referrer
from warraq.masthead.models import Edition, Section

# The columns of every count, in the order in which a batch holds them.
COUNTED = ("views", "quarter_1", "quarter_2", "quarter_3", "quarter_4", "seconds")


class Count(models.Model):
    """Views, how many of them came to each quarter of the text, and the seconds that the story was on screen."""

    views = models.BigIntegerField(default=0)
    quarter_1 = models.BigIntegerField(default=0)
    quarter_2 = models.BigIntegerField(default=0)
    quarter_3 = models.BigIntegerField(default=0)
    quarter_4 = models.BigIntegerField(default=0)
    seconds = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class StoryHour(Count):
    """A story in one hour, by where its readers came from. `section` is the story's first."""

    hour = models.DateTimeField()
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    story_id = models.BigIntegerField()
    referrer = models.PositiveSmallIntegerField(choices=Referrer)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "hour", "story_id", "referrer"], name="one_story_hour_per_referrer"
            )
        ]
        indexes = [models.Index(fields=["story_id", "hour"], name="story_hour_by_story")]


class StoryDay(Count):
    """A story on one day of its edition's calendar."""

    day_date = models.DateField()
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    story_id = models.BigIntegerField()
    referrer = models.PositiveSmallIntegerField(choices=Referrer)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "day_date", "story_id", "referrer"], name="one_story_day_per_referrer"
            )
        ]
        indexes = [models.Index(fields=["story_id", "day_date"], name="story_day_by_story")]


class SectionHour(Count):
    """All stories of a section in one hour."""

    hour = models.DateTimeField()
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+", db_index=False)
    referrer = models.PositiveSmallIntegerField(choices=Referrer)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "hour", "section", "referrer"], name="one_section_hour_per_referrer"
            )
        ]


class SectionDay(Count):
    """All stories of a section on one day of the edition's calendar. Exact, whatever was folded of single stories."""

    day_date = models.DateField()
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+", db_index=False)
    referrer = models.PositiveSmallIntegerField(choices=Referrer)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "day_date", "section", "referrer"], name="one_section_day_per_referrer"
            )
        ]


class StoryTotal(Count):
    """A story in an edition since its first release."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    story_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story_id", "edition"], name="one_total_per_story_and_edition")]


class EditionMinute(models.Model):
    """Views of an edition in one minute, and readers who had not been there in the five minutes before."""

    minute = models.DateTimeField()
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    views = models.BigIntegerField(default=0)
    visitors = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "minute"], name="one_row_per_edition_and_minute")]


class AppliedBatch(models.Model):
    """A batch that is in the tables; it is not added again."""

    id = models.UUIDField(primary_key=True)
    applied_at = models.DateTimeField(db_index=True)
