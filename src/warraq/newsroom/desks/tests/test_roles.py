import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_role():
    groups = ensure_roles()

    def sign_up(role: Role) -> Journalist:
        journalist = Journalist.objects.create_user(role.value, password="a long enough password")
        journalist.groups.add(groups[role])
        return journalist

    return sign_up


def may(journalist: Journalist, act: str) -> bool:
    return getattr(Page.get_first_root_node().permissions_for_user(journalist), act)()


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_enter_the_newsroom(as_role, role):
    assert as_role(role).has_perm("wagtailadmin.access_admin")


def test_reporter_writes_but_cannot_release(as_role):
    reporter = as_role(Role.REPORTER)

    assert may(reporter, "can_add_subpage")
    assert not GroupPagePermission.objects.filter(
        group__name=Role.REPORTER, permission__codename="publish_page"
    ).exists()
    assert not reporter.has_perm("fronts.change_front")


@pytest.mark.parametrize("role", [Role.SECTION_EDITOR, Role.MANAGING_EDITOR, Role.ADMINISTRATOR])
def test_editors_release_and_arrange_fronts(as_role, role):
    editor = as_role(role)

    assert GroupPagePermission.objects.filter(group__name=role, permission__codename="publish_page").exists()
    assert editor.has_perm("fronts.change_front")


def test_sections_are_the_managing_editors_and_editions_the_administrators(as_role):
    section_editor, managing_editor, administrator = map(
        as_role, [Role.SECTION_EDITOR, Role.MANAGING_EDITOR, Role.ADMINISTRATOR]
    )

    assert not section_editor.has_perm("masthead.change_section")
    assert managing_editor.has_perm("masthead.change_section")
    assert not managing_editor.has_perm("masthead.change_edition")
    assert administrator.has_perm("masthead.change_edition")
    assert administrator.has_perm("desks.add_journalist")


@pytest.mark.parametrize("role", list(Role))
def test_everybody_may_bring_a_picture(as_role, role):
    as_role(role)

    assert GroupCollectionPermission.objects.filter(group__name=role, permission__codename="add_image").exists()


def test_our_editors_approve_in_place_of_wagtails_moderators():
    ensure_roles()

    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    approvers = GroupApprovalTask.objects.get().groups.values_list("name", flat=True)
    assert set(approvers) == {Role.SECTION_EDITOR, Role.MANAGING_EDITOR, Role.ADMINISTRATOR}
    assert not Workflow.objects.filter(name="Moderators approval").exists()


def test_a_group_of_wagtails_with_people_in_it_stays():
    somebody = Journalist.objects.create_user("somebody")
    somebody.groups.add(Group.objects.get(name="Editors"))

    ensure_roles()

    assert Group.objects.filter(name="Editors").exists()


def test_ensuring_roles_again_keeps_what_an_administrator_added():
    groups = ensure_roles()

    extra = Permission.objects.get(codename="delete_journalist")
    groups[Role.REPORTER].permissions.add(extra)
    before = GroupPagePermission.objects.count()

    ensure_roles()

    assert groups[Role.REPORTER].permissions.filter(pk=extra.pk).exists()
    assert GroupPagePermission.objects.count() == before
