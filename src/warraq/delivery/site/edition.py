"""Which edition a request is for, with all of the masthead that pages show of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from warraq.delivery.site.colours import edition_stylesheet
from warraq.delivery.site.moments import Moments
from warraq.delivery.site.rails import Rail
from warraq.masthead.editions import find_edition, links_of, read_editions, sections_of
from warraq.masthead.models import Edition, Section, SocialLink


@dataclass
class Masthead:
    """An edition with its sections in order and its links; two queries after the edition is known."""

    edition: Edition
    sections: list[Section]
    links: list[SocialLink] = field(default_factory=list)
    network: dict[int, Edition] = field(default_factory=dict)  # the editions of this install, by id
    # What a page has read of lists that a later stage knows, so that it reads each once.
    rails: dict[tuple[str, int | None], Rail] = field(default_factory=dict)
    in_pieces: bool = False  # the front asks: it has the shared blocks, or asks for them one by one

    @cached_property
    def main_sections(self) -> list[Section]:
        return [section for section in self.sections if section.parent_id is None]

    @cached_property
    def front_sections(self) -> list[Section]:
        """Main sections that have a rail on the front, and a box on other pages."""
        return [section for section in self.main_sections if section.is_on_front]

    @cached_property
    def moments(self) -> Moments:
        return Moments.of(self.edition)

    @cached_property
    def stylesheet(self) -> str:
        """The colours of the edition and its sections, as CSS for the head of a page."""
        return edition_stylesheet(self.edition, sections=self.sections)

    @cached_property
    def base_url(self) -> str:
        return self.edition.base_url

    @property
    def language(self) -> str:
        """The language of the page's own words: ar, en or fr."""
        return self.edition.language.split("-")[0]

    def parts_of(self, section: Section) -> list[Section]:
        return [part for part in self.sections if part.parent_id == section.pk]

    def find_section(self, slug: str) -> Section | None:
        return next((section for section in self.sections if section.slug == slug), None)


def find_masthead(request: HttpRequest) -> Masthead | None:
    """The masthead behind the request's Host; None when no edition has that host, or it is none."""
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    editions = read_editions()
    edition = find_edition(host, among=editions)
    return build_masthead(edition, network=editions) if edition else None


def build_masthead(edition: Edition, *, network: Iterable[Edition] = ()) -> Masthead:
    links = links_of(edition)
    edition.keep_at_hand("social_links", links)
    edition.keep_at_hand("hosts", list(edition.hosts.all()))
    known = {other.pk: other for other in [*network, edition]}
    return Masthead(edition=edition, sections=sections_of(edition), links=links, network=known)


def today(masthead: Masthead, *, now: datetime) -> tuple[str, str]:
    """Today's date in the edition's words, and the Hijri one or nothing."""
    moments = masthead.moments
    return moments.full_date(now), moments.hijri(now) if masthead.edition.hijri_line else ""


def seconds_to_midnight(masthead: Masthead, *, now: datetime) -> float:
    """How long the day has still to run where the edition is."""
    zone = masthead.edition.zone
    tomorrow = (now.astimezone(zone) + timedelta(days=1)).date()
    return max(1.0, (datetime.combine(tomorrow, time(), tzinfo=zone) - now).total_seconds())
