"""Journalists for tests of the newsroom."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from warraq.newsroom.desks.models import Journalist


def sign_up(role: Any, *sections: Any, name: str = "", **client_options: Any) -> tuple[Client, Journalist]:
    """A new journalist with this role, kept to these sections when there are any, and the newsroom open before them."""
    name = name or f"{role}-{Journalist.objects.count()}"
    journalist = Journalist.objects.create_user(name, email=f"{name}@example.test", password="unused")
    journalist.groups.add(Group.objects.get(name=role))
    journalist.sections.set(sections)
    client = Client(**client_options)
    client.force_login(journalist)
    # Read anew, so that it remembers no permissions from before.
    return client, Journalist.objects.get(pk=journalist.pk)
