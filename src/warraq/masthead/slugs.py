"""A slug that no other row has."""

from typing import Any

from django.db.models import Model, QuerySet

from warraq.arabic.slugs import slugify


def free_slug(
    among: QuerySet[Any], name: str, *, fallback: str, policy: str = "arabic", instance: Model | None = None
) -> str:
    """A slug made of `name` that no row of `among` but `instance` has; `fallback` when the name gives no letters."""
    rows = among.exclude(pk=instance.pk) if instance is not None and instance.pk else among
    stem = slugify(name, policy=policy, fallback=fallback)
    slug, number = stem, 1
    while rows.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug
