import csv
import io
import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from warraq.newsroom.audit.report import AuditView
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import ensure_roles

pytestmark = pytest.mark.django_db
PASSWORD = "عبارة مرور طويلة ٩"


def journalist(role, name="layla"):
    ensure_roles()
    made = Journalist.objects.create_user(name, password=PASSWORD)
    made.groups.add(Group.objects.get(name=role))
    return made


def acts_on(somebody):
    return list(
        ModelLogEntry.objects.filter(object_id=str(somebody.pk)).order_by("pk").values_list("action", "data__address")
    )


def test_sign_ins_and_wrong_passwords_are_kept_with_their_address(client):
    editor = journalist("section-editor")
    for password in ("wrong", PASSWORD):
        client.post(reverse("account_login"), {"login": "layla", "password": password}, REMOTE_ADDR="192.0.2.5")
    client.post(reverse("account_logout"), REMOTE_ADDR="192.0.2.5")

    assert acts_on(editor)[1:] == [
        ("warraq.sign_in_refused", "192.0.2.5"),
        ("warraq.signed_in", "192.0.2.5"),
        ("warraq.signed_out", "192.0.2.5"),
    ]


def test_roles_given_and_taken_are_kept():
    somebody = journalist("reporter")
    somebody.groups.set([Group.objects.get(name="managing-editor")])

    entries = (
        ModelLogEntry.objects.filter(object_id=str(somebody.pk)).order_by("pk").values_list("action", "data__roles")
    )

    assert list(entries) == [
        ("warraq.role_given", ["reporter"]),
        ("warraq.role_taken", ["reporter"]),
        ("warraq.role_given", ["managing-editor"]),
    ]


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("managing-editor", 302), ("reporter", 302)])
def test_only_administrators_read_it(client, role, status):
    client.force_login(journalist(role))

    assert client.get(reverse("audit_log")).status_code == status


def test_export_holds_address_and_version_and_no_formulas(client):
    administrator = journalist("administrator")
    client.force_login(administrator)
    ModelLogEntry.objects.all().delete()
    PageLogEntry.objects.all().delete()
    log(instance=administrator, action="wagtail.edit", user=administrator, title="=HYPERLINK(1)")
    ModelLogEntry.objects.update(label="=HYPERLINK(1)", data={"address": "192.0.2.9"})

    answer = client.get(reverse("audit_log"), {"export": "csv"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))

    assert len(rows) == 2
    assert rows[1][1] == "'=HYPERLINK(1)"
    assert rows[1][-2:] == ["192.0.2.9", ""]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00", rows[1][AuditView.list_export.index("timestamp")])
