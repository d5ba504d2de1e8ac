"""Making the first edition of a newspaper and everything it needs."""

from dataclasses import dataclass

from django.db import transaction

from warraq.arabic.slugs import slugify
from warraq.masthead.models import Edition, EditionHost, Section, SlugPolicy
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.stories.tree import ensure_tree


class AlreadyFounded(ValueError):
    """There is an edition; its name is the message."""


@dataclass(frozen=True)
class Plan:
    """The first edition and who runs it. `sections` are (name, slug) in their order."""

    name: str
    key: str
    language: str
    time_zone: str
    digits: str
    hosts: list[str]
    is_secure: bool
    sections: list[tuple[str, str]]
    admin: str
    admin_email: str


def split_section(written: str) -> tuple[str, str]:
    """`NAME=SLUG`, or `NAME` alone, whose slug is made from the name."""
    name, _equals, slug = (part.strip() for part in written.partition("="))
    return name, slug or slugify(name, policy=SlugPolicy.ARABIC, fallback="section")


def found(plan: Plan, *, password: str) -> Edition:
    """Make it all, or nothing. Raises AlreadyFounded, and ValidationError when an answer will not do."""
    with transaction.atomic():
        standing = Edition.objects.first()
        if standing is not None:
            raise AlreadyFounded(standing.name)
        edition = _make_edition(plan)
        ensure_tree()
        groups = ensure_roles()
        ensure_workflow(groups[role] for role in APPROVERS)
        administrator = Journalist(username=plan.admin, email=plan.admin_email, is_superuser=True, is_staff=True)
        administrator.set_password(password)
        administrator.full_clean()
        administrator.save()
        administrator.groups.add(groups[Role.ADMINISTRATOR])
    return edition


def _make_edition(plan: Plan) -> Edition:
    edition = Edition(
        key=plan.key, name=plan.name, language=plan.language, time_zone=plan.time_zone, digits=plan.digits
    )
    edition.full_clean()
    edition.save()
    for order, host in enumerate(plan.hosts):
        named = EditionHost(edition=edition, host=host.strip().lower(), is_secure=plan.is_secure, order=order)
        named.full_clean()
        named.save()
    for order, (name, slug) in enumerate(plan.sections):
        section = Section(edition=edition, name=name, slug=slug, order=order)
        section.full_clean()
        section.save()
    return edition
