"""Journalists as an administrator edits them: Wagtail's forms, and the sections they work in."""

from typing import Any

from django.forms import CheckboxSelectMultiple, ModelForm
from django.utils.translation import gettext as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from warraq.arabic.names import looks_like, mixes_scripts
from warraq.masthead.models import Section
from warraq.newsroom.desks.models import Journalist


class _InSections(ModelForm):  # type: ignore[type-arg]  # mixed into Wagtail's forms, which have no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = self.fields["sections"]
        sections.queryset = Section.objects.select_related("edition")  # type: ignore[attr-defined]
        sections.label_from_instance = _name_with_edition  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        full_name = f"{cleaned.get('first_name', '')} {cleaned.get('last_name', '')}".strip()
        for field, name in (("username", cleaned.get("username") or ""), ("last_name", full_name)):
            if field in self.fields and not self.has_error(field):
                self._refuse_imitation(field, name)
        return cleaned

    def _refuse_imitation(self, field: str, name: str) -> None:
        """No account under a name that colleagues would take for that of another (а for a, احمد for أحمد)."""
        others = Journalist.objects.exclude(pk=self.instance.pk)
        names = [other.get_username() if field == "username" else other.get_full_name() for other in others]
        if mixes_scripts(name):
            self.add_error(
                field, _("A word here has letters of two alphabets, so it looks like another name. Type it anew.")
            )
        elif any(looks_like(name, other) for other in names):
            self.add_error(field, _("Colleagues could not tell this name from that of another account."))


class JournalistCreationForm(_InSections, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"sections"}
        widgets = {**getattr(UserCreationForm.Meta, "widgets", {}), "sections": CheckboxSelectMultiple}


class JournalistEditForm(_InSections, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"sections"}
        widgets = {**getattr(UserEditForm.Meta, "widgets", {}), "sections": CheckboxSelectMultiple}


class JournalistViewSet(UserViewSet):
    model = Journalist

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:  # type: ignore[type-arg]
        return JournalistEditForm if for_update else JournalistCreationForm


def _name_with_edition(section: Section) -> str:
    return f"{section.edition.short_name or section.edition.name} · {section.name}"
