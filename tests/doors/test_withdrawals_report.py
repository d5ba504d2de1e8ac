from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from warraq.delivery.cache.models import Listener
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import ensure_roles
from warraq.newsroom.stories.tree import ensure_tree
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry


@pytest.mark.django_db
def test_an_editor_sees_who_may_still_show_it_and_a_writer_does_not(client):
    ensure_tree()
    groups = ensure_roles()
    long_ago = timezone.now() - timedelta(minutes=1)
    Listener.objects.create(name="a", machine="node-b pid:[1]", process=4711, position=0, heard_at=long_ago)
    bulletin.append(BulletinEntry.Kind.WITHDRAWN, keys=["story:7"], now=timezone.now(), story_id=7, is_hard=True)
    people = {}
    for role in groups:
        people[role] = Journalist.objects.create_user(f"is-{role}", password="كلمة سر طويلة 9")
        people[role].groups.add(Group.objects.get(name=groups[role].name))

    seen = {}
    for role, person in people.items():
        client.force_login(person)
        answer = client.get("/newsroom/reports/withdrawals/")
        seen[role] = answer.status_code
        if answer.status_code == 200:
            assert "node-b, 4711" in answer.content.decode()

    assert 200 in seen.values()
    assert set(seen.values()) - {200}


@pytest.mark.django_db
def test_without_any_process_on_the_roll_it_is_not_said_to_be_gone(admin_client):
    ensure_tree()
    bulletin.append(BulletinEntry.Kind.WITHDRAWN, keys=["story:7"], now=timezone.now(), story_id=7, is_hard=True)

    said = admin_client.get("/newsroom/reports/withdrawals/").content.decode()

    assert "لا خبر عن أي عملية تخدم القراء" in said
    assert "w-status--primary" not in said
