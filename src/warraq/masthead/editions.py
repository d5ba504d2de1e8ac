"""The masthead as every page reads it. Written as SQL, for making these queries anew takes far longer than asking them."""

from warraq.masthead.models import Edition, EditionHost, Section, SocialLink

_BEHIND_HOST = """
SELECT * FROM masthead_edition WHERE id IN (SELECT edition_id FROM masthead_editionhost WHERE host IN (%s, %s))
"""
_HOSTS = """
SELECT * FROM masthead_editionhost
WHERE edition_id IN (SELECT edition_id FROM masthead_editionhost WHERE host IN (%s, %s)) ORDER BY "order", id
"""
_SECTIONS = 'SELECT * FROM masthead_section WHERE edition_id = %s ORDER BY "order", id'
_LINKS = 'SELECT * FROM masthead_sociallink WHERE edition_id = %s ORDER BY "order", id'


def find_edition(host: str) -> Edition | None:
    """The edition of a request's Host header (with or without its port), or None. Its hosts are at hand."""
    host = host.lower()
    names = [host, host.rsplit(":", 1)[0]]
    editions: list[Edition] = list(Edition.objects.raw(_BEHIND_HOST, names))
    if not editions:
        return None
    hosts: dict[int, list[EditionHost]] = {edition.pk: [] for edition in editions}
    for row in EditionHost.objects.raw(_HOSTS, names):
        if row.edition_id in hosts:
            hosts[row.edition_id].append(row)
    # Of two, one with the port in its host and one without, the first is meant.
    found = min(editions, key=lambda edition: host not in {row.host for row in hosts[edition.pk]})
    found.keep_at_hand("hosts", hosts[found.pk])
    return found


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
