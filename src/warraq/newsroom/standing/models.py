"""Pages that stand for years: about us, contact, privacy."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin

from warraq.masthead.models import Edition, Section
from warraq.masthead.validators import validate_not_reserved

FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul", "hr"]


class StandingPage(DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """One page of one edition. What readers see of it is written when it is published."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", verbose_name=_("edition"))
    title = models.CharField(pgettext_lazy("page", "title"), max_length=120, help_text=_("As readers see it."))
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        allow_unicode=True,
        validators=[validate_not_reserved],
        help_text=_("The page's address: “about” makes /about/. A former address leads to the new one."),
    )
    body = RichTextField(_("Text"), features=FEATURES)
    is_in_footer = models.BooleanField(
        _("at the foot of every page"), default=True, help_text=_("List it among the links at the foot of the site.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        ordering = ["edition", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_standing_page_per_slug_and_edition"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A section of that name has the address already."""
        super().clean()
        if self.edition_id and Section.objects.filter(edition_id=self.edition_id, slug=self.slug).exists():
            raise ValidationError({"slug": gettext("A section of this edition has this address; choose another.")})
