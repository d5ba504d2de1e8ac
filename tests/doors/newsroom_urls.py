"""Every address of the newsroom, read from the URLconf, so that a new door cannot be forgotten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Door:
    """A named address; `names` are the values that it wants."""

    name: str
    names: frozenset[str]

    def url(self, values: Mapping[str, object]) -> str | None:
        """Where it leads with these values; None when one is missing or does not fit."""
        if not self.names <= values.keys():
            return None
        try:
            return reverse(self.name, kwargs={name: values[name] for name in self.names})
        except NoReverseMatch:
            return None


def newsroom_doors() -> list[Door]:
    found = {door for door, prefix in _walk(get_resolver(), "", "") if prefix.startswith("newsroom/")}
    return sorted(found, key=lambda door: (door.name, sorted(door.names)))


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[tuple[Door, str]]:
    for entry in resolver.url_patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, here, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Door(f"{namespace}{entry.name}", frozenset(entry.pattern.converters or _groups(entry))), here


def _groups(entry: URLPattern) -> list[str]:
    regex = getattr(entry.pattern, "regex", None)
    return list(regex.groupindex) if regex else []
