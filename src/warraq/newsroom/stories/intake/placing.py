"""Which section of an edition a page belongs to, found by the names in its breadcrumb, or made."""

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from warraq.arabic.truncate import truncate
from warraq.ingest.pages.saved_page import SavedPage
from warraq.masthead.models import Edition, Section
from warraq.masthead.slugs import free_slug
from warraq.newsroom.stories.intake.register import Register, fold

_NAME_CHARS: Final = 80
_SLUG_CHARS: Final = 70
#: Where stories go that name no section, when sections may be made.
_GENERAL: Final = {"ar": "أخبار", "fr": "Actualités", "en": "News"}


class NoSuchSection(LookupError):
    """The edition does not have the section that the page names. `name` is empty when the page names none."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Rules:
    """What to do with a page whose section the edition does not have."""

    may_create_sections: bool = False
    otherwise: Section | None = None
    """Its section then; for pages that name none even when sections may be made."""


@dataclass(frozen=True)
class Place:
    """A section that is there, or the names of those to make, the wider first, under `section` if there is one."""

    section: Section | None
    to_make: tuple[str, ...] = ()
    remark: tuple[str, str] | None = None
    """Code and detail of a note for the editor."""


def find_place(page: SavedPage, *, register: Register, rules: Rules) -> Place:
    """Where the page belongs. Writes nothing. Raises NoSuchSection when the rules leave it nowhere to go."""
    names = _names(page, register.edition)
    if not names:
        return _place_of_unnamed(register, rules)
    narrow, wide = names[-1], names[-2] if len(names) > 1 else ""
    found = register.find_section(narrow, under=wide)
    if found and not (rules.may_create_sections and _is_of_another(found, wide=wide)):
        return Place(found)
    if rules.may_create_sections:
        parent = register.find_section(wide) if wide else None
        # Sections have two levels: under a part of a section its neighbour is made.
        parent = parent.parent or parent if parent else None
        missing = (narrow,) if parent or not wide else (wide, narrow)
        return Place(parent, tuple(truncate(name, max_chars=_NAME_CHARS) for name in missing))
    if rules.otherwise:
        return Place(rules.otherwise, remark=("section_given", " › ".join(names)))
    raise NoSuchSection(narrow)


def make_sections(place: Place, *, edition: Edition) -> Section:
    """The place's section, with those made that were missing. Raises ValidationError for a name that will not do."""
    section = place.section
    for name in place.to_make:
        section = _make_section(name, edition=edition, parent=section)
    if section is None:
        raise NoSuchSection("")
    return section


def _names(page: SavedPage, edition: Edition) -> list[str]:
    """The last two crumbs, but the names of the site itself."""
    sites = {fold(name) for name in (edition.name, edition.short_name, page.site_name)} | {""}
    return [name for name in page.section_trail if fold(name) not in sites][-2:]


def _place_of_unnamed(register: Register, rules: Rules) -> Place:
    if rules.otherwise:
        return Place(rules.otherwise, remark=("section_given", ""))
    if not rules.may_create_sections:
        raise NoSuchSection("")
    name = _GENERAL.get(register.edition.language.split("-")[0], _GENERAL["en"])
    found = register.find_section(name)
    return Place(found, () if found else (name,), remark=("section_assumed", name))


def _is_of_another(section: Section, *, wide: str) -> bool:
    """Whether it is part of a section that the page does not name: «محليات» of news is not that of sport."""
    return bool(wide and section.parent and fold(section.parent.name) != fold(wide))


def _make_section(name: str, *, edition: Edition, parent: Section | None) -> Section:
    policy = "latin" if edition.slug_policy == "latin" else "arabic"
    rows = edition.sections.all()
    last = rows.order_by("order").values_list("order", flat=True).last() or 0
    # A part of a section does not ask for a rail of its own on the front.
    section = Section(edition=edition, name=name, parent=parent, order=last + 1, is_on_front=parent is None)
    section.slug = free_slug(rows, name, fallback="section", policy=policy)
    try:
        section.full_clean()
    except ValidationError:
        # Reserved for addresses of our own, or too long in Latin letters.
        section.slug = free_slug(rows, f"section {section.slug[:_SLUG_CHARS]}", fallback="section", policy=policy)
        section.full_clean()
    section.save()
    return section
