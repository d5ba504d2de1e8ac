"""How each service wants to be told, after the W3C's WebSub and indexnow.org."""

from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.utils.crypto import salted_hmac

from warraq.delivery.pings.models import Ping
from warraq.masthead.models import Edition

CONNECT_SECONDS, READ_SECONDS = 3.05, 8.0
_AGENT = {"User-Agent": "Warraq (news publishing system)"}


class NotTaken(OSError):
    """The service could not be reached, or said no."""


def send(ping: Ping) -> None:
    """Tell the service. Raises NotTaken."""
    if ping.service == Ping.Service.WEBSUB:
        form = [("hub.mode", "publish"), *(("hub.url", address) for address in ping.addresses)]
        _post(settings.WARRAQ_WEBSUB_HUB, data=form)
        return
    edition = ping.edition
    key = indexnow_key(edition)
    _post(
        settings.WARRAQ_INDEXNOW_URL,
        json={
            "host": urlsplit(edition.base_url).netloc,
            "key": key,
            "keyLocation": f"{edition.base_url}/{key}.txt",
            "urlList": ping.addresses[:10_000],
        },
    )


def indexnow_key(edition: Edition) -> str:
    """What proves that a message about the edition is ours: the edition serves it as a file."""
    return salted_hmac("warraq.delivery.pings.indexnow", edition.key, algorithm="sha256").hexdigest()[:32]


def _post(url: str, **content: Any) -> None:
    if not url:
        raise NotTaken("the service is not set up any more")
    try:
        # The answer's text says nothing we need, and is not read.
        with requests.post(
            url, headers=_AGENT, timeout=(CONNECT_SECONDS, READ_SECONDS), allow_redirects=False, stream=True, **content
        ) as response:
            status = response.status_code
    except requests.RequestException as error:
        raise NotTaken(f"{type(error).__name__}: {error}") from error
    if not 200 <= status < 300:
        raise NotTaken(f"answered {status}")
