"""What stories are about."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from warraq.masthead.lines import LinesField
from warraq.masthead.slugs import free_slug
from warraq.newsroom.names.forms import NamedForm
from warraq.newsroom.names.models import Named
from warraq.newsroom.names.spellings import keys_of


class Topic(index.Indexed, Named):
    """A person, place, organisation or matter that stories are about."""

    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("As readers see it."))
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("The part of the address of the topic's page; made from the name when left empty."),
    )
    aliases = LinesField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Other spellings and names by which it is known, one on each line."),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("A sentence or two for the topic's page."))

    is_series = models.BooleanField(
        _("series"),
        default=False,
        db_default=False,
        help_text=_(
            "Its stories follow one another: each leads to the one before and the one after, and they come first "
            "among its related stories."
        ),
    )

    base_form_class = NamedForm

    search_fields = [index.SearchField("name"), index.SearchField("aliases"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> list[str]:
        return [self.name, *self.aliases]

    def clean(self) -> None:
        if not self.slug:
            self.slug = free_slug(Topic.everyone.all(), self.name, fallback="topic", instance=self)
        super().clean()
        self._check_aliases()

    def _check_aliases(self) -> None:
        """Refuse another name by which another topic is known: whoever reads it could not tell which is meant.

        Only what is new here is looked at, so that a topic with an old double can still be changed otherwise.
        """
        saved = Topic.everyone.filter(pk=self.pk).values_list("aliases", flat=True).first() or []
        known = set(keys_of(saved, by_sound=False))
        refused = []
        for alias in self.aliases:
            keys = set(keys_of([alias], by_sound=False)) - known
            other = self._find_other(keys) if keys else None
            if other is not None:
                message = gettext(
                    "“%(alias)s” is a name of the topic “%(name)s” already; one of the two must do without."
                )
                refused.append(message % {"alias": alias, "name": other.name})
        if refused:
            raise ValidationError({"aliases": refused})

    def _find_other(self, keys: set[str]) -> "Topic | None":
        others = (topic.standing for topic in Topic.everyone.with_keys(keys).exclude(pk=self.pk).order_by("pk"))
        return next((topic for topic in others if topic.pk != self.pk), None)
