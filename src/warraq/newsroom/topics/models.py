"""What stories are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from warraq.masthead.lines import LinesField
from warraq.masthead.slugs import free_slug


class Topic(index.Indexed, models.Model):
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

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.slug:
            self.slug = free_slug(Topic.objects.all(), self.name, fallback="topic", instance=self)
