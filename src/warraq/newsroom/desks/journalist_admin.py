"""Journalists as an administrator edits them: Wagtail's forms, and the sections they work in."""

from typing import Any

from django.forms import CheckboxSelectMultiple, ModelForm
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from warraq.masthead.models import Section
from warraq.newsroom.desks.models import Journalist


class _InSections(ModelForm):  # type: ignore[type-arg]  # mixed into Wagtail's forms, which have no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = self.fields["sections"]
        sections.queryset = Section.objects.select_related("edition")  # type: ignore[attr-defined]
        sections.label_from_instance = _name_with_edition  # type: ignore[attr-defined]


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
