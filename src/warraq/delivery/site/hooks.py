"""Hooks for what a later stage adds to the reader's pages."""

from django.utils.functional import Promise

_footer_links: dict[str, str | Promise] = {}
_story_scripts: list[str] = []
_story_versions: dict[str, str | Promise] = {}


def register_story_script(path: str) -> None:
    """Load the static file `path` as a module on every story that readers open; previews are not read.

    The script finds the story by `[data-story]`, whose value is the story's id.
    """
    if path not in _story_scripts:
        _story_scripts.append(path)


def story_scripts() -> list[str]:
    return list(_story_scripts)


def register_footer_link(path: str, label: str | Promise) -> None:
    """Offer `path` at the foot of every page; `label` is translated lazily."""
    _footer_links[path] = label


def footer_links() -> list[tuple[str, str]]:
    """Paths and labels, the latter in the language that is active."""
    return [(path, str(label)) for path, label in _footer_links.items()]


def register_story_version(prefix: str, label: str | Promise) -> None:
    """Offer each story once more under `prefix` and its own path; `label` is translated lazily."""
    _story_versions[prefix] = label


def story_versions(path: str) -> list[tuple[str, str]]:
    """Paths and labels of the other versions of the story at `path`."""
    return [(prefix + path, str(label)) for prefix, label in _story_versions.items()]
