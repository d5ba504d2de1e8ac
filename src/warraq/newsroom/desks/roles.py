"""The newsroom's roles, as groups with permissions."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow


class Role(models.TextChoices):
    """What somebody may do in the newsroom. The value is the name of the group and never changes."""

    REPORTER = "reporter", _("Reporter")
    SECTION_EDITOR = "section-editor", _("Section editor")
    MANAGING_EDITOR = "managing-editor", _("Managing editor")
    ADMINISTRATOR = "administrator", _("Administrator")


_EDITS = ["add", "change", "lock", "unlock", "publish"]
PAGE_PERMISSIONS: dict[Role, list[str]] = {
    Role.REPORTER: ["add"],
    Role.SECTION_EDITOR: _EDITS,
    Role.MANAGING_EDITOR: [*_EDITS, "bulk_delete"],
    Role.ADMINISTRATOR: [*_EDITS, "bulk_delete"],
}
# Acts on files in collections. Wagtail asks its own image model for these, whatever model keeps the pictures.
_FILES = [("wagtailimages", "image"), ("wagtaildocs", "document")]
FILE_ACTS: dict[Role, list[str]] = {
    Role.REPORTER: ["add", "choose"],
    Role.SECTION_EDITOR: ["add", "change", "choose"],
    Role.MANAGING_EDITOR: ["add", "change", "choose"],
    Role.ADMINISTRATOR: ["add", "change", "choose"],
}
_ALL = ["add", "change", "delete", "view"]
_SIGN_IN = [("wagtailadmin", "admin", ["access"])]
_REPORTING = [*_SIGN_IN, ("topics", "topic", ["add", "view"]), ("contributors", "contributor", ["view"])]
_EDITING = [
    *_SIGN_IN,
    ("topics", "topic", _ALL),
    ("contributors", "contributor", ["add", "change", "view"]),
    ("backgrounds", "background", _ALL),
    ("fronts", "front", ["add", "change", "view"]),
    ("newsletters", "issue", ["change", "view"]),
]
_MANAGING = [
    *_EDITING,
    ("contributors", "contributor", _ALL),
    ("fronts", "front", _ALL),
    ("newsletters", "letter", _ALL),
    ("desks", "desk", _ALL),
    ("standing", "standingpage", [*_ALL, "publish"]),
    ("masthead", "section", _ALL),
    ("wagtailcore", "collection", ["add", "change", "delete"]),
]
_ADMINISTERING = [
    *_MANAGING,
    ("masthead", "edition", _ALL),
    ("desks", "journalist", ["add", "change", "delete"]),
    ("auth", "group", ["add", "change", "delete"]),
]
MODEL_PERMISSIONS: dict[Role, list[tuple[str, str, list[str]]]] = {
    Role.REPORTER: _REPORTING,
    Role.SECTION_EDITOR: _EDITING,
    Role.MANAGING_EDITOR: _MANAGING,
    Role.ADMINISTRATOR: _ADMINISTERING,
}
# Wagtail's own groups and the approval they give; ours take their place.
_WAGTAIL_GROUPS = ["Moderators", "Editors"]
APPROVERS = [Role.SECTION_EDITOR, Role.MANAGING_EDITOR, Role.ADMINISTRATOR]


def name_of_group(group: Group) -> str:
    """A role in the language of whoever asks; another group by its own name."""
    return str(Role(group.name).label) if group.name in Role.values else group.name


def ensure_roles() -> dict[Role, Group]:
    """The groups of the four roles, each with at least the permissions of its role.

    A permission that an administrator added stays; one that was taken from a role comes back.
    """
    with transaction.atomic():
        groups = {role: Group.objects.get_or_create(name=role.value)[0] for role in Role}
        for role, group in groups.items():
            group.permissions.add(*_permissions(MODEL_PERMISSIONS[role]))
            _allow_pages(group, PAGE_PERMISSIONS[role])
            _allow_files(group, FILE_ACTS[role])
        _replace_wagtail_groups([groups[role] for role in APPROVERS])
    return groups


def _permissions(wanted: Iterable[tuple[str, str, list[str]]]) -> list[Permission]:
    """The permissions asked for; LookupError names one that no installed application has."""
    names = [(app, f"{act}_{model}") for app, model, acts in wanted for act in acts]
    found = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.filter(codename__in={code for _app, code in names}).select_related(
            "content_type"
        )
    }
    for app, code in names:
        if (app, code) not in found:
            raise LookupError(f"no permission {app}.{code}: are the migrations applied?")
    return [found[name] for name in names]


def _allow_pages(group: Group, acts: list[str]) -> None:
    """Allow these acts on all of the tree, which holds nothing but stories."""
    root = Page.get_first_root_node()
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=group, page=root, permission=permission)
            for permission in _permissions([("wagtailcore", "page", acts)])
        ],
        ignore_conflicts=True,
    )


def _allow_files(group: Group, acts: list[str]) -> None:
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=root, permission=permission)
            for permission in _permissions((app, model, acts) for app, model in _FILES)
        ],
        ignore_conflicts=True,
    )


def _replace_wagtail_groups(approvers: list[Group]) -> None:
    """Let our editors approve what Wagtail's moderators would have, and remove its groups while nobody is in them."""
    ours = [group.pk for group in approvers]
    for task in GroupApprovalTask.objects.filter(groups__name__in=_WAGTAIL_GROUPS).distinct():
        task.groups.set(ours)
        if task.name == "Moderators approval":
            task.name = str(_("An editor reads it"))
            task.save(update_fields=["name"])
    for workflow in Workflow.objects.filter(name="Moderators approval"):
        workflow.name = str(_("Release by an editor"))
        workflow.save(update_fields=["name"])
    Group.objects.filter(name__in=_WAGTAIL_GROUPS, user=None).delete()
