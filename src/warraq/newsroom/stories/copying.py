"""Copying a story: always into a new draft, begun now."""

from typing import Any

from django.utils import timezone
from wagtail.admin.forms.pages import CopyForm

from warraq.arabic.slugs import slugify
from warraq.newsroom.stories.months import month_for


class StoryCopyForm(CopyForm):
    """Asks for a headline and nothing else.

    No copy is public at once, and none follows its original: such pages would never pass through a release. Where a story
    is kept is no editor's business, and its address is made of its headline.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for name in self.fields if name != "new_title"]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["new_parent_page"] = month = month_for(timezone.now())
        edition = self.page.specific.home_edition
        policy = edition.slug_policy if edition else "arabic"
        stem = slugify(self.cleaned_data.get("new_title", ""), policy=policy, fallback="story")
        taken = set(month.get_children().filter(slug__startswith=stem).values_list("slug", flat=True))
        numbers = iter(range(2, len(taken) + 3))
        slug = stem
        while slug in taken:
            slug = f"{stem}-{next(numbers)}"
        self.cleaned_data["new_slug"] = slug
        cleaned: dict[str, Any] = super().clean()
        return cleaned
