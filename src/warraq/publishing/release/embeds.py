"""Posts and videos of other sites: known by their address, shown as a link until the reader asks for more."""

import re
from typing import TypedDict
from urllib.parse import urlsplit

from warraq.publishing.release.sanitise import is_honest_link


class Embed(TypedDict):
    """`player` is empty for a provider whose player cannot be put into a frame of ours."""

    url: str
    provider: str
    player: str


# provider, pattern of its addresses, address of its player
_PROVIDERS = [
    (
        "YouTube",
        r"https://(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/)([\w-]{6,20})",
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    ("YouTube", r"https://youtu\.be/([\w-]{6,20})", "https://www.youtube-nocookie.com/embed/{}"),
    ("Vimeo", r"https://(?:www\.)?vimeo\.com/(\d{4,12})", "https://player.vimeo.com/video/{}?dnt=1"),
    (
        "Dailymotion",
        r"https://(?:www\.)?dailymotion\.com/video/(\w{4,12})",
        "https://geo.dailymotion.com/player.html?video={}",
    ),
    ("SoundCloud", r"https://(?:www\.)?soundcloud\.com/[\w-]+/[\w-]+", ""),
    ("X", r"https://(?:www\.)?(?:x|twitter)\.com/\w+/status/\d+", ""),
    ("Instagram", r"https://(?:www\.)?instagram\.com/(?:p|reel)/[\w-]+", ""),
    ("Facebook", r"https://(?:www\.)?facebook\.com/[\w./?=&-]+", ""),
    ("TikTok", r"https://(?:www\.)?tiktok\.com/@[\w.]+/video/\d+", ""),
]


def describe_embed(url: str) -> Embed:
    """What is known of an address; any other site is named by its host and shown as a link only."""
    for provider, pattern, player in _PROVIDERS:
        found = re.match(pattern, url)
        if found:
            return {"url": url, "provider": provider, "player": player.format(*found.groups())}
    honest = is_honest_link(url)
    return {"url": url if honest else "", "provider": (urlsplit(url).hostname or "") if honest else "", "player": ""}
