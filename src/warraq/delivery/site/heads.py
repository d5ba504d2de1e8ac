"""The hook for what other features add to the head of a page: feeds, the manifest, other versions of the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from warraq.delivery.site.edition import Masthead


@dataclass(frozen=True)
class HeadLink:
    """A <link>. `href` is absolute or a path, and encoded."""

    rel: str
    href: str
    type: str = ""
    title: str = ""
    hreflang: str = ""
    sizes: str = ""


Builder = Callable[[Masthead, Any], list[HeadLink]]
_builders: list[Builder] = []
_scripts: list[str] = []


def register_head_links(builder: Builder) -> None:
    """`builder(masthead, subject)` gives links for the head of the page about `subject`: a PublishedStory, Section,
    PublishedTopic or PublishedContributor, the Edition for its front, None for any other page. It asks no queries."""
    if builder not in _builders:
        _builders.append(builder)


def register_script(static_path: str) -> None:
    """A module that every page loads, by its path among the static files."""
    if static_path not in _scripts:
        _scripts.append(static_path)


def build_head_links(masthead: Masthead, subject: Any) -> list[HeadLink]:
    return [link for builder in _builders for link in builder(masthead, subject)]


def scripts_everywhere() -> list[str]:
    return list(_scripts)
