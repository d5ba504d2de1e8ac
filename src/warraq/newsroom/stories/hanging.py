"""What hangs on a story beside its sections: credits, stories offered with it, and corrections."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from warraq.newsroom.contributors.models import Contributor


class Byline(Orderable):
    """A printed credit: a contributor, or an agency by name."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        Contributor,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bylines",
        verbose_name=_("contributor"),
    )
    agency = models.CharField(
        _("agency"), max_length=80, blank=True, help_text=_("Instead of a contributor, such as: agencies.")
    )
    is_with = models.BooleanField(_("helped"), default=False, help_text=_("Printed after “with”."))

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contributor__isnull=False) ^ ~models.Q(agency=""),
                name="byline_names_contributor_or_agency",
            )
        ]

    def clean(self) -> None:
        super().clean()
        if bool(self.contributor_id) == bool(self.agency.strip()):
            raise ValidationError(gettext("Name a contributor or an agency, not both."))
        if self.contributor is not None:
            # The form may have been open while two were made one.
            self.contributor = self.contributor.standing


class Pick(Orderable):
    """A story the editor offers with this one: «you may also like»."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="picks")
    picked = models.ForeignKey(
        "stories.Story", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    headline = models.CharField(
        _("headline"),
        max_length=255,
        blank=True,
        help_text=_("Only for a story that is not here, such as one of an old site."),
    )
    url = models.URLField(_("address"), max_length=1000, blank=True, help_text=_("Of a story that is not here."))

    class Meta(Orderable.Meta):
        verbose_name = _("you may also like")

    def clean(self) -> None:
        super().clean()
        if self.picked is None and not self.headline.strip():
            raise ValidationError({"picked": gettext("Choose a story, or write the headline of one that is not here.")})


class Correction(Orderable):
    """A public note of an error that was mended. Notes stay."""

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="corrections")
    note = models.TextField(_("note"), help_text=_("What was wrong and what is right, as readers will see it."))
    corrected_at = models.DateTimeField(_("corrected"), default=timezone.now)

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
