"""An edition's house style: what its copy checker asks for, and the words it has learned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from warraq.arabic.style import RuleChoice, StyleSettings, choices_of, rules, settings_of
from warraq.masthead.word_lists import (
    as_lines,
    as_pairs,
    read_lines,
    read_pairs,
    validate_names,
    validate_pairs,
    validate_words,
)

if TYPE_CHECKING:
    from warraq.masthead.models import Edition

#: The month names used where an edition is read, by country; the rest of the Arab world writes as Egypt does.
_MONTHS_OF = {
    **dict.fromkeys(("SY", "LB", "JO", "IQ", "PS"), "levant"),
    "MA": "maghrib",
    "DZ": "algeria",
    "TN": "tunisia",
    "MR": "mauritania",
}


class Tanween(models.TextChoices):
    ANY = "any", _("either")
    BEFORE_ALEF = "before_alef", "كتابًا"
    AFTER_ALEF = "after_alef", "كتاباً"


class Adverbs(models.TextChoices):
    ANY = "any", _("either")
    WRITTEN = "written", "أيضًا، جدًا"
    BARE = "bare", "أيضا، جدا"


class Quotes(models.TextChoices):
    ANY = "any", _("either")
    GUILLEMETS = "guillemets", "«…»"
    STRAIGHT = "straight", '"…"'


class Ellipsis(models.TextChoices):
    ANY = "any", _("either")
    SIGN = "sign", "…"
    DOTS = "dots", "..."


class Dash(models.TextChoices):
    ANY = "any", _("any")
    EN = "en", "–"
    EM = "em", "—"
    HYPHEN = "hyphen", "-"


class AbdNames(models.TextChoices):
    ANY = "any", _("either")
    APART = "apart", "عبد الله"
    JOINED = "joined", "عبدالله"


class StyleDigits(models.TextChoices):
    EDITION = "edition", _("the edition's own digits")
    ANY = "any", _("either, but not both in one text")


class StyleMonths(models.TextChoices):
    COUNTRY = "country", _("the names of the edition's country")
    ANY = "any", _("any names")


class HouseStyle(models.Model):
    """What one edition asks of its copy. Without a row the checker's own defaults hold."""

    edition = ParentalKey(
        "masthead.Edition", on_delete=models.CASCADE, related_name="house_styles", verbose_name=_("edition")
    )
    must_mend = models.BooleanField(
        _("errors keep a story back"),
        default=False,
        help_text=_("A story with an error of house style cannot be released. Warnings and hints never keep it back."),
    )
    rules = models.JSONField(
        _("rules"),
        default=dict,
        blank=True,
        help_text=_("What each rule counts as here. An error may keep a story back; a hint only reminds."),
    )
    words = models.TextField(
        _("our own words"),
        blank=True,
        validators=[validate_words],
        help_text=_("Words that are right here although no dictionary has them, one on each line."),
    )
    names = models.TextField(
        _("protected names"),
        blank=True,
        validators=[validate_names],
        help_text=_("Names in which nothing is touched, one on each line. A name may have several words."),
    )
    spellings = models.TextField(
        _("one spelling for each name"),
        blank=True,
        validators=[validate_pairs],
        help_text=_("What others write = what we write, one on each line, such as: جوجل = غوغل"),
    )
    tanween = models.CharField(
        _("place of tanween"),
        max_length=12,
        choices=Tanween,
        default=Tanween.ANY,
        help_text=_("Before the alef or after it."),
    )
    adverbs = models.CharField(
        _("tanween of adverbs"),
        max_length=12,
        choices=Adverbs,
        default=Adverbs.ANY,
        help_text=_("Whether it is written in everyday adverbs."),
    )
    quotes = models.CharField(
        _("quotation marks"), max_length=12, choices=Quotes, default=Quotes.ANY, help_text=_("The outer ones.")
    )
    ellipsis = models.CharField(
        _("ellipsis"), max_length=12, choices=Ellipsis, default=Ellipsis.ANY, help_text=_("One sign or three dots.")
    )
    dash = models.CharField(
        _("dash"), max_length=12, choices=Dash, default=Dash.ANY, help_text=_("What sets off a clause.")
    )
    abd_names = models.CharField(
        _("compound names"),
        max_length=12,
        choices=AbdNames,
        default=AbdNames.APART,
        help_text=_("In two words or in one."),
    )
    digits = models.CharField(
        _("digits in copy"),
        max_length=12,
        choices=StyleDigits,
        default=StyleDigits.EDITION,
        help_text=_("Which digits journalists write."),
    )
    months = models.CharField(
        _("months in copy"),
        max_length=12,
        choices=StyleMonths,
        default=StyleMonths.COUNTRY,
        help_text=_("Whether months of other countries are pointed out."),
    )
    headline_max_chars = models.PositiveSmallIntegerField(
        _("longest headline"),
        default=90,
        validators=[MinValueValidator(20), MaxValueValidator(255)],
        help_text=_("In characters; a longer one gets a hint."),
    )

    class Meta:
        verbose_name = _("house style")
        verbose_name_plural = _("house styles")
        constraints = [models.UniqueConstraint(fields=["edition"], name="one_house_style_per_edition")]

    def __str__(self) -> str:
        return gettext("house style")

    def clean(self) -> None:
        """Refuse rules that the checker does not have, or grades that it does not know."""
        super().clean()
        known, grades = {one.id for one in rules()}, {choice.value for choice in RuleChoice}
        if not isinstance(self.rules, dict) or not all(
            rule_id in known and choice in grades for rule_id, choice in self.rules.items()
        ):
            raise ValidationError({"rules": gettext("There is no such rule, or it cannot count as that.")})

    def as_settings(self) -> StyleSettings:
        """What the checker is to be called with."""
        edition: Edition = self.edition
        off, extra, severity = settings_of(self.rules)
        country = edition.language.partition("-")[2]
        follows_country = self.months == StyleMonths.COUNTRY
        values: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("tanween", "adverbs", "quotes", "ellipsis", "dash", "abd_names", "headline_max_chars")
        }
        return StyleSettings(
            off=off,
            extra=extra,
            severity=severity,
            words=frozenset(read_lines(self.words)),
            names=frozenset(read_lines(self.names)),
            spellings=tuple(sorted(read_pairs(self.spellings).items())),
            digits=edition.digits if self.digits == StyleDigits.EDITION else "any",  # type: ignore[arg-type]  # the same two codes
            months=_MONTHS_OF.get(country, "egypt") if follows_country else "any",  # type: ignore[arg-type]  # its keys
            month_names=tuple(edition.months) if follows_country else (),
            **values,
        )

    def take(self, settings: StyleSettings) -> None:
        """Become what `settings` say, unsaved. What they say of digits and months counts as far as the edition allows."""
        self.rules = choices_of(settings)
        self.words, self.names = as_lines(settings.words), as_lines(settings.names)
        self.spellings = as_pairs(settings.spellings)
        self.digits = StyleDigits.ANY if settings.digits == "any" else StyleDigits.EDITION
        self.months = StyleMonths.ANY if settings.months == "any" and not settings.month_names else StyleMonths.COUNTRY
        for name in ("tanween", "adverbs", "quotes", "ellipsis", "dash", "abd_names", "headline_max_chars"):
            setattr(self, name, getattr(settings, name))


class LearnedWords(models.Model):
    """Words that recur in what an edition has published: names above all. Learned again from time to time."""

    edition = models.OneToOneField(
        "masthead.Edition", on_delete=models.CASCADE, related_name="learned_words", verbose_name=_("edition")
    )
    words = models.TextField(blank=True)
    names = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True)
    learned_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("learned words")
        verbose_name_plural = _("learned words")

    def __str__(self) -> str:
        return f"{self.edition_id}: {len(read_lines(self.words))}"


def find_house_style(edition: Edition) -> HouseStyle:
    """The edition's house style, or the usual one, unsaved."""
    return HouseStyle.objects.filter(edition=edition).first() or HouseStyle(edition=edition)


def build_settings(style: HouseStyle) -> StyleSettings:
    """What the checker is to be called with, what the archive has taught included."""
    settings = style.as_settings()
    learned = LearnedWords.objects.filter(edition=style.edition).first()
    if learned is None:
        return settings
    return replace(
        settings,
        learned=frozenset(learned.words.split("\n")),
        names=settings.names | frozenset(read_lines(learned.names)),
    )
