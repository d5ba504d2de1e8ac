"""Which edition a Host header means, known without asking the database for each request."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from warraq.masthead.models import EditionHost


@dataclass(frozen=True)
class Site:
    """What the front knows of an edition behind a host."""

    edition_id: int
    is_secure: bool
    name: str
    language: str
    direction: str


#: Headers and body of a 503.
Unavailable = tuple[tuple[tuple[bytes, bytes], ...], bytes]
#: The 503 page of an edition, or of none: `register_unavailable` fills it.
UnavailablePage = Callable[[Site | None], Unavailable]
_unavailable: list[UnavailablePage] = []


def register_unavailable(build: UnavailablePage) -> None:
    """`build(site)` gives the page for when nothing can be rendered; it may not touch the database."""
    _unavailable[:] = [build]


def unavailable_page(site: Site | None) -> Unavailable:
    return _unavailable[0](site) if _unavailable else ((), b"")


class Hosts:
    """Sites by host, replaced as a whole when a masthead changed."""

    def __init__(self, sites: dict[str, Site] | None = None) -> None:
        self._sites = sites or {}
        self._memo: dict[bytes, Site | None] = {}

    @classmethod
    def read(cls) -> "Hosts":
        """From the database."""
        rows = EditionHost.objects.select_related("edition").order_by("pk")
        return cls(
            {
                row.host.lower(): Site(
                    edition_id=row.edition.pk,
                    is_secure=row.is_secure,
                    name=row.edition.name,
                    language=row.edition.language,
                    direction=row.edition.direction,
                )
                for row in rows
            }
        )

    @classmethod
    def load(cls, stored: bytes) -> "Hosts":
        """From the disk tier, where `dump` put them."""
        return cls({host: Site(**facts) for host, facts in json.loads(stored).items()} if stored else None)

    def dump(self) -> bytes:
        return json.dumps({host: asdict(site) for host, site in self._sites.items()}, ensure_ascii=False).encode()

    def find(self, host: bytes) -> Site | None:
        """The site of a Host header, with its port or without; as masthead.editions.find_edition finds it."""
        try:
            return self._memo[host]
        except KeyError:
            pass
        name = host.decode("latin-1").lower()
        found = self._sites.get(name) or self._sites.get(name.rsplit(":", 1)[0])
        if found is not None and len(self._memo) < 1000:
            self._memo[host] = found
        return found

    def __bool__(self) -> bool:
        return bool(self._sites)

    def first_of_each(self) -> dict[int, tuple[bytes, Site]]:
        """Edition id → a host by which it can be asked for, and its site."""
        found: dict[int, tuple[bytes, Site]] = {}
        for host, site in self._sites.items():
            found.setdefault(site.edition_id, (host.encode("latin-1"), site))
        return found
