"""The person behind a byline."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from warraq.masthead.lines import LinesField
from warraq.masthead.slugs import free_slug
from warraq.newsroom.contributors.forms import ContributorForm
from warraq.newsroom.names.models import Named


class Contributor(index.Indexed, Named):  # type: ignore[django-manager-missing]  # Wagtail has no types
    """Somebody whose name stands over stories, on the staff or not."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As it is printed."))
    latin_name = models.CharField(
        _("name in Latin letters"),
        max_length=120,
        blank=True,
        help_text=_("For editions in French or English, and for search."),
    )
    other_names = LinesField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Other spellings under which they have written, one on each line; readers do not see them."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("The part of the address of the contributor's page; made from the name when left empty."),
    )
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("Such as: correspondent in Rabat."))
    place = models.CharField(_("place"), max_length=80, blank=True, help_text=_("Where they work."))
    bio = models.TextField(_("about"), blank=True, help_text=_("A few sentences for the contributor's page."))
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown to readers."))
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    journalist = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        verbose_name=_("account"),
        help_text=_("The account of this person in the newsroom, if there is one."),
    )

    known_by_sound = True
    base_form_class = ContributorForm

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.AutocompleteField("latin_name")]

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> list[str]:
        return [self.name, self.latin_name, *self.other_names]

    def clean(self) -> None:
        if not self.slug:
            self.slug = free_slug(Contributor.everyone.all(), self.name, fallback="contributor", instance=self)
        super().clean()
