"""Editions, their hosts and links, and their sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from warraq.masthead.colours import READABLE_CONTRAST, contrast, validate_colour
from warraq.masthead.house_style import HouseStyle, LearnedWords
from warraq.masthead.lines import LinesField
from warraq.masthead.slugs import free_slug
from warraq.masthead.validators import (
    validate_host,
    validate_language,
    validate_months,
    validate_not_reserved,
    validate_time_zone,
)

__all__ = ["Digits", "Edition", "EditionHost", "HouseStyle", "LearnedWords", "Section", "SlugPolicy", "SocialLink"]


class Digits(models.TextChoices):
    """CLDR numbering systems."""

    LATN = "latn", _("1 2 3")
    ARAB = "arab", _("١ ٢ ٣")


class SlugPolicy(models.TextChoices):
    ARABIC = "arabic", _("Arabic words")
    LATIN = "latin", _("Latin letters")
    NONE = "none", _("A short code only")


class FeedText(models.TextChoices):
    SUMMARY = "summary", _("The standfirst")
    FULL = "full", _("The whole text")


class Edition(ClusterableModel):
    """A publication in one language and region, known to readers by its hosts."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short Latin name used in commands, such as maghrib."))
    name = models.CharField(_("name"), max_length=100, help_text=_("As readers see it at the top of the page."))
    short_name = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("For small places, such as “Read it on …”.")
    )
    tagline = models.CharField(_("tagline"), max_length=160, blank=True, help_text=_("A line under the name."))
    language = models.CharField(
        _("language and country"),
        max_length=16,
        default="ar-MA",
        validators=[validate_language],
        help_text=_("Such as ar-MA or fr-MA. Month names and number style follow the country."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="Africa/Casablanca",
        validators=[validate_time_zone],
        help_text=_("Times on the pages are told in this zone, such as Africa/Casablanca."),
    )
    digits = models.CharField(
        _("digits"),
        max_length=4,
        choices=Digits,
        default=Digits.LATN,
        help_text=_("How numbers and dates are written."),
    )
    months = LinesField(
        _("month names"),
        default=list,
        blank=True,
        validators=[validate_months],
        help_text=_("Only to differ from the country's own: twelve names, January first, one on each line."),
    )
    hijri_line = models.BooleanField(
        _("Hijri date"), default=False, help_text=_("Show the Hijri date beside today's date.")
    )
    hijri_offset_days = models.SmallIntegerField(
        _("Hijri offset in days"),
        default=0,
        help_text=_("Where the country sights the moon a day earlier or later: −1, 0 or 1."),
    )
    slug_policy = models.CharField(
        _("addresses"),
        max_length=8,
        choices=SlugPolicy,
        default=SlugPolicy.ARABIC,
        help_text=_("What a story's address is made of when the editor writes none."),
    )
    logo = models.FileField(
        _("logo"),
        upload_to="logos/",
        blank=True,
        help_text=_("Wide, on a clear ground; without one the name is set in type."),
    )
    colour_brand = models.CharField(
        _("main colour"),
        max_length=7,
        default="#0b5d5e",
        validators=[validate_colour],
        help_text=_("Header, links, buttons."),
    )
    colour_accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#b3401b",
        validators=[validate_colour],
        help_text=_("Kickers and urgent news."),
    )
    colour_paper = models.CharField(
        _("paper colour"),
        max_length=7,
        default="#fffdf8",
        validators=[validate_colour],
        help_text=_("The ground of the page."),
    )
    colour_ink = models.CharField(
        _("ink colour"), max_length=7, default="#1c1a17", validators=[validate_colour], help_text=_("The text.")
    )
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown to readers at the foot of the page."))
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True, help_text=_("Shown to readers."))
    contact_address = models.CharField(
        _("postal address"), max_length=200, blank=True, help_text=_("Shown to readers.")
    )
    feed_text = models.CharField(
        _("text in feeds"),
        max_length=8,
        choices=FeedText,
        default=FeedText.SUMMARY,
        help_text=_("How much of a story goes into RSS and the other feeds."),
    )
    is_open_to_ai_training = models.BooleanField(
        _("open to AI training"),
        default=False,
        help_text=_("Off: robots.txt asks the crawlers that collect texts for training to stay away."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The first edition answers hosts that no edition names in the demo.")
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse colours that cannot be read upon the paper."""
        super().clean()
        errors: dict[str, str] = {}
        for field in ("colour_brand", "colour_accent", "colour_ink"):
            try:
                ratio = contrast(getattr(self, field), self.colour_paper)
            except ValueError:
                continue
            if ratio < READABLE_CONTRAST:
                errors[field] = gettext(
                    "On this paper the colour has a contrast of %(ratio).1f; readers need at least %(least).1f."
                ) % {"ratio": ratio, "least": READABLE_CONTRAST}
        if errors:
            raise ValidationError(errors)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def locale(self) -> str:
        """The CLDR name that Babel wants, such as ar_MA."""
        return self.language.replace("-", "_")

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, for the `dir` of <html>."""
        return "rtl" if self.language.split("-")[0] in {"ar", "fa", "ur", "he"} else "ltr"

    @property
    def base_url(self) -> str:
        """Scheme and host of this edition's own addresses, without a slash at the end; empty without hosts."""
        hosts = sorted(self.hosts.all(), key=lambda host: (host.order, host.pk or 0))
        return f"{hosts[0].scheme}://{hosts[0].host}" if hosts else ""

    def keep_at_hand(self, relation: str, rows: Sequence[models.Model]) -> None:
        """Let `self.<relation>.all()` give these rows, as after `prefetch_related`, without a query."""
        related: Any = self._meta.get_field(relation)
        found = related.related_model._default_manager.all()
        found._result_cache = list(rows)
        found._prefetch_done = True
        self.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = found


class EditionHost(models.Model):
    """A host under which an edition answers. The first one is in its addresses."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="hosts", verbose_name=_("edition"))
    host = models.CharField(
        _("host"),
        max_length=260,
        unique=True,
        validators=[validate_host],
        help_text=_("Such as www.example.com, with the port if it is not the usual one."),
    )
    is_secure = models.BooleanField(_("https"), default=True, help_text=_("Off only on a machine of your own."))
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The host with the smallest number is in the edition's addresses.")
    )

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.host

    def clean(self) -> None:
        self.host = self.host.strip().lower()

    @property
    def scheme(self) -> str:
        return "https" if self.is_secure else "http"


class SocialLink(models.Model):
    """A page of the edition's on a social network."""

    edition = ParentalKey(Edition, on_delete=models.CASCADE, related_name="social_links", verbose_name=_("edition"))
    network = models.CharField(_("network"), max_length=40, help_text=_("Such as Facebook."))
    url = models.URLField(_("address"), max_length=300, help_text=_("The whole address, with https://"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("social link")
        verbose_name_plural = _("social links")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.network


class Section(models.Model):
    """A standing subject area of one edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sections", verbose_name=_("edition"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("Empty for a main section."),
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("As readers see it."))
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        allow_unicode=True,
        validators=[validate_not_reserved],
        help_text=_(
            "The section's part of an address; made from the name when left empty. Old addresses keep leading here."
        ),
    )
    colour = models.CharField(
        _("colour"), max_length=7, blank=True, validators=[validate_colour], help_text=_("Empty for the edition's own.")
    )
    is_on_front = models.BooleanField(
        _("on the front"), default=True, help_text=_("Give it a rail on the edition's front.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["edition", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_section_per_slug_and_edition"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A section hangs under a main section of its own edition, one level deep, and has a slug."""
        super().clean()
        if not self.slug and self.edition_id:
            among, policy = Section.objects.filter(edition=self.edition_id), self.edition.slug_policy
            self.slug = free_slug(among, self.name, fallback="section", policy=policy, instance=self)
            validate_not_reserved(self.slug)
        if self.parent is None:
            return
        if self.parent.edition_id != self.edition_id:
            raise ValidationError({"parent": gettext("Choose a section of the same edition.")})
        if self.parent.parent_id or (self.pk and (self.parent_id == self.pk or self.children.exists())):
            raise ValidationError({"parent": gettext("Sections have two levels only.")})

    @property
    def trail(self) -> list[Section]:
        """This section after the one it is part of: what a breadcrumb shows."""
        return [self.parent, self] if self.parent else [self]

    def as_facts(self) -> dict[str, Any]:
        """What a published page needs of a section: id, name, path, colour."""
        return {"id": self.pk, "name": self.name, "path": f"/{self.slug}/", "colour": self.colour}
