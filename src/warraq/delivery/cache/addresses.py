"""Addresses of what a change touches, and of everything there is."""

from collections.abc import Callable, Iterable, Iterator

from warraq.delivery.cache.entries import Address

#: From keys that a change touches to `(edition id, path as in a link)` of pages worth rendering before they are asked for.
Finder = Callable[[Iterable[str]], Iterable[tuple[int, str]]]
#: Every address of the site, most wanted first.
Lister = Callable[[], Iterator[tuple[int, str]]]

_finders: list[Finder] = []
_listers: list[Lister] = []


def register_addresses(*, touched: Finder, every: Lister) -> None:
    """Tell which pages a change touches, and which there are; a stage that has pages registers both once."""
    _finders.append(touched)
    _listers.append(every)


def touched_addresses(keys: Iterable[str]) -> list[Address]:
    wanted = list(keys)
    found = (pair for finder in _finders for pair in finder(wanted))
    return [(edition_id, path.encode(), b"") for edition_id, path in dict.fromkeys(found)]


def every_address() -> Iterator[Address]:
    for lister in _listers:
        for edition_id, path in lister():
            yield edition_id, path.encode(), b""
