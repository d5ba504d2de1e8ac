"""The page for when nothing can be rendered carries what every page carries, and is styled under its own policy."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError

from warraq.delivery.cache.renderer import Renderer

pytestmark = pytest.mark.django_db


def test_the_page_without_a_database_is_safe_and_styled(front, monkeypatch):
    def gone(self, address, **options):
        raise OperationalError("gone away")

    monkeypatch.setattr(Renderer, "render", gone)
    front.keeper.renderer.render = gone.__get__(front.keeper.renderer)

    heard = front.get("/nothing/of/it/")

    assert heard.status == 503
    assert heard["retry-after"]
    assert heard["x-content-type-options"] == "nosniff"
    assert heard["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in heard["permissions-policy"]
    policy = heard["content-security-policy"]
    assert "unsafe" not in policy
    soup = BeautifulSoup(heard.text, "html.parser")
    inline = [tag.string for tag in soup.select("style, script:not([src])") if tag.string]
    assert inline
    for text in inline:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
