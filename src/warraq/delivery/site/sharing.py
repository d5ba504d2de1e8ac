"""Sharing by plain links: no script, no third party until the reader follows one."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    """`network` is the name of the link's class and mark."""

    network: str
    label: str
    url: str


def share_links(url: str, *, headline: str) -> list[ShareLink]:
    """Links that share `url`, the short address in ASCII, with the headline where the network takes one."""
    return [
        ShareLink(
            "whatsapp", _("WhatsApp"), "https://wa.me/?" + urlencode({"text": f"{headline}\n{url}"}, quote_via=quote)
        ),
        ShareLink(
            "telegram",
            _("Telegram"),
            "https://t.me/share/url?" + urlencode({"url": url, "text": headline}, quote_via=quote),
        ),
        ShareLink(
            "x", _("X"), "https://x.com/intent/post?" + urlencode({"url": url, "text": headline}, quote_via=quote)
        ),
        ShareLink("facebook", _("Facebook"), "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": url})),
        ShareLink("mail", _("E-mail"), "mailto:?" + urlencode({"subject": headline, "body": url}, quote_via=quote)),
    ]
