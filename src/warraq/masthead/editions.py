"""The masthead as every page reads it. Written as SQL, for making these queries anew takes far longer than asking them."""

from collections.abc import Iterable

from warraq.masthead.models import Edition, EditionHost, Section, SocialLink

_WITH_HOSTS = """
SELECT masthead_edition.*, at.id AS host_id, at.host AS host_name, at.is_secure AS host_is_secure, at."order" AS host_order
FROM masthead_edition JOIN masthead_editionhost AS at ON at.edition_id = masthead_edition.id ORDER BY at."order", at.id
"""
_SECTIONS = 'SELECT * FROM masthead_section WHERE edition_id = %s ORDER BY "order", id'
_LINKS = 'SELECT * FROM masthead_sociallink WHERE edition_id = %s ORDER BY "order", id'


def read_editions() -> list[Edition]:
    """Every edition that has a host, its hosts at hand, in one query: a network has few editions."""
    editions: dict[int, Edition] = {}
    hosts: dict[int, list[EditionHost]] = {}
    for row in Edition.objects.raw(_WITH_HOSTS):
        edition = editions.setdefault(row.pk, row)
        host = EditionHost(
            id=row.host_id,
            edition=edition,
            host=row.host_name,
            is_secure=bool(row.host_is_secure),
            order=row.host_order,
        )
        hosts.setdefault(row.pk, []).append(host)
    for number, edition in editions.items():
        edition.keep_at_hand("hosts", hosts[number])
    return list(editions.values())


def find_edition(host: str, *, among: Iterable[Edition] | None = None) -> Edition | None:
    """The edition of a request's Host header (with or without its port), or None. Its hosts are at hand."""
    host = host.lower()
    editions = list(read_editions() if among is None else among)
    # Of two, one with the port in its host and one without, the first is meant.
    for name in (host, host.rsplit(":", 1)[0]):
        for edition in editions:
            if any(row.host == name for row in edition.hosts.all()):
                return edition
    return None


def sections_of(edition: Edition) -> list[Section]:
    """All sections in order, each with its edition and the section it is part of at hand."""
    sections = list(Section.objects.raw(_SECTIONS, [edition.pk]))
    by_id = {section.pk: section for section in sections}
    for section in sections:
        section.edition = edition
        if section.parent_id is not None:
            section.parent = by_id[section.parent_id]
    return sections


def links_of(edition: Edition) -> list[SocialLink]:
    """The edition's pages on social networks, in order."""
    return list(SocialLink.objects.raw(_LINKS, [edition.pk]))
