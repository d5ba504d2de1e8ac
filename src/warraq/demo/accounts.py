"""The people who can sign in to the demo's newsroom."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles

PASSWORD = "warraq-demo"  # noqa: S105 - printed for everybody who runs the demo


@dataclass(frozen=True)
class Account:
    """One demo account; `password` is the same for all."""

    username: str
    first_name: str
    last_name: str
    role: Role
    password: str = PASSWORD


ACCOUNTS = [
    Account("reporter", "ليلى", "المراسلة", Role.REPORTER),
    Account("section-editor", "سامي", "المحرر", Role.SECTION_EDITOR),
    Account("managing-editor", "هدى", "مديرة التحرير", Role.MANAGING_EDITOR),
    Account("admin", "نور", "المشرفة", Role.ADMINISTRATOR),
]


def load_accounts() -> dict[str, Journalist]:
    """The demo accounts by user name, made where they are missing."""
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    found: dict[str, Journalist] = {}
    for account in ACCOUNTS:
        journalist, made = Journalist.objects.get_or_create(
            username=account.username,
            defaults={
                "first_name": account.first_name,
                "last_name": account.last_name,
                "email": f"{account.username}@almarfa.example",
                "is_superuser": account.role is Role.ADMINISTRATOR,
                "is_staff": account.role is Role.ADMINISTRATOR,
            },
        )
        if made:
            journalist.set_password(account.password)
            journalist.save()
            group: Group = groups[account.role]
            journalist.groups.add(group)
        found[account.username] = journalist
    return found
