"""`warraq letters`: an address shown and erased, and mail that a server pipes."""

import io

import pytest
from click.testing import CliRunner
from django.core import mail

from warraq.audience.newsletters.models import Subscription
from warraq.audience.newsletters.tests.test_returns import bounce, letter, stopped
from warraq.command.letters import letters

pytestmark = pytest.mark.django_db
__all__ = ["letter"]  # the fixture


def test_a_mail_server_pipes_what_came_back_and_an_address_is_shown_and_erased(letter, tmp_path, monkeypatch):
    run = CliRunner()
    (tmp_path / "bounce.eml").write_bytes(bounce(mail.outbox[0].from_email))

    assert run.invoke(letters, ["returned", str(tmp_path / "bounce.eml")]).output.rstrip().endswith("1")
    piped = run.invoke(letters, ["returned", "-"], input=io.BytesIO(bounce(mail.outbox[1].from_email)))
    assert piped.output.rstrip().endswith("1")
    assert len(stopped()) == 2
    assert "نشرة الصباح" in run.invoke(letters, ["export", "reader2@almarfa.example"]).output
    assert run.invoke(letters, ["erase", "reader2@almarfa.example"]).exit_code == 0
    assert run.invoke(letters, ["erase", "reader2@almarfa.example"]).exit_code == 1
    assert Subscription.objects.count() == 2
