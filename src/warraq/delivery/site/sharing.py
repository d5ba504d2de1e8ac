"""Sharing by plain links: no script, no third party until the reader follows one."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

_NOT_IN_VALUES = re.compile(r"[^\w/:.~-]")


@dataclass(frozen=True)
class ShareLink:
    """`network` is the name of the link's class and mark."""

    network: str
    label: str
    url: str


def share_links(url: str, *, headline: str) -> list[ShareLink]:
    """Links that share `url`, the short address in ASCII, with the headline where the network takes one."""
    text, both, address = _value(headline), _value(f"{headline}\n{url}"), _value(url)
    return [
        ShareLink("whatsapp", _("WhatsApp"), f"https://wa.me/?text={both}"),
        ShareLink("telegram", _("Telegram"), f"https://t.me/share/url?url={address}&text={text}"),
        ShareLink("x", _("X"), f"https://x.com/intent/post?url={address}&text={text}"),
        ShareLink("facebook", _("Facebook"), f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        ShareLink("mail", _("E-mail"), f"mailto:?subject={text}&body={address}"),
    ]


def _value(text: str) -> str:
    """A value of a query as it stands in a page. Letters stay as they are: browsers send them in UTF-8, encoded."""
    return _NOT_IN_VALUES.sub(lambda found: quote(found[0], safe=""), text)
