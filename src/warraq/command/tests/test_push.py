"""`warraq push`: the key is made once, and a device is forgotten."""

import pytest
from click.testing import CliRunner
from django.utils import timezone

from warraq.audience.push.devices import keep_device, read_subscription
from warraq.audience.push.keys import find_key
from warraq.audience.push.models import Device
from warraq.audience.push.tests.service import Browser
from warraq.command.push import push
from warraq.delivery.site.tests.factories import make_edition

pytestmark = pytest.mark.django_db


def test_the_key_is_made_once_unless_another_is_asked_for_and_a_device_is_forgotten(settings, tmp_path):
    settings.WARRAQ_PUSH_KEY = tmp_path / "key.pem"
    run, edition = CliRunner(), make_edition()
    browsers = [Browser(f"https://fcm.googleapis.com/fcm/send/{name}") for name in "ab"]

    assert run.invoke(push, ["keys"]).exit_code == 0
    first = find_key().public
    assert first in run.invoke(push, ["keys"]).output
    assert find_key().public == first
    for browser in browsers:
        keep_device(edition, read_subscription(browser.to_json()), sections=[], now=timezone.now())
    assert run.invoke(push, ["erase", browsers[0].endpoint]).exit_code == 0
    assert run.invoke(push, ["erase", browsers[0].endpoint]).exit_code == 1
    assert Device.objects.count() == 1

    assert run.invoke(push, ["keys", "--anew"]).exit_code == 0
    assert find_key().public != first
    assert not Device.objects.exists()
