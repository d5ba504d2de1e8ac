"""What is pinned to a topic."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.readiness import has_visible_letters
from warraq.newsroom.topics.models import Topic


class Background(models.Model):
    """What somebody who reads of a topic for the first time needs to know."""

    topic = models.OneToOneField(
        Topic,
        on_delete=models.CASCADE,
        related_name="background",
        verbose_name=_("topic"),
        help_text=_("Every story under this topic shows the box."),
        error_messages={"unique": _("This topic has a background already; change that one.")},
    )
    text = models.TextField(
        _("what readers need to know"),
        blank=True,
        max_length=600,
        help_text=_("Two or three sentences. Empty when the story below says it all."),
    )
    story = models.ForeignKey(
        Story,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("story that explains"),
        help_text=_("Readers are led to it while it is public."),
    )

    class Meta:
        verbose_name = _("background")
        verbose_name_plural = _("backgrounds")
        ordering = ["topic__name"]

    def __str__(self) -> str:
        return self.topic.name if self.topic_id else gettext("background")

    def clean(self) -> None:
        super().clean()
        self.text = self.text.strip()
        if self.story_id is None and not has_visible_letters(self.text):
            raise ValidationError(
                {"text": gettext("Write what readers need to know, or choose a story that explains.")}
            )
