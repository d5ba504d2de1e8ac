"""The headers of a reader's page."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import ceil
from typing import Any

from django.http import HttpResponse

from warraq.delivery.cache.kept import Kept, keep
from warraq.delivery.cache.safety import PERMISSIONS_POLICY
from warraq.delivery.cache.surrogate_keys import join_keys

# Hosts of the players that publishing/release/embeds.py may name.
PLAYER_HOSTS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://geo.dailymotion.com")


@dataclass(frozen=True)
class Inline:
    """What stands in a page's own text, word for word: it runs because the policy names its hash, and nothing else does."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


NOTHING_INLINE = Inline()


@lru_cache(maxsize=1024)
def content_security_policy(inline: Inline = NOTHING_INLINE) -> str:
    """The policy of an answer. Pages are cached, so there are hashes in it and no nonces."""
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *map(_source, inline.scripts)]),
            " ".join(["style-src 'self'", *map(_source, inline.styles)]),
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
            f"frame-src {' '.join(PLAYER_HOSTS)}",
        ]
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class PageResponse(HttpResponse):
    """An answer that is a page, with what stands inline in it."""

    def __init__(self, html: str, *, inline: Inline, **kwargs: Any) -> None:
        super().__init__(html, **kwargs)
        self.inline = inline


def secure(response: HttpResponse) -> HttpResponse:
    """What every answer to a reader carries."""
    inline = response.inline if isinstance(response, PageResponse) else NOTHING_INLINE
    response["Content-Security-Policy"] = content_security_policy(inline)
    response["Permissions-Policy"] = PERMISSIONS_POLICY
    return response


def cache_for(
    response: HttpResponse, *, seconds: float, keys: Iterable[str], is_immutable: bool = False
) -> HttpResponse:
    """Let the answer be kept under the names of what it shows, for `seconds` or until one of them changes.

    Only caches that hear of changes may keep it so long; they are told by Surrogate-Control. A browser asks again each
    time, and mostly hears 304: what is withdrawn is gone. One whose address changes with its content is immutable.
    """
    names = frozenset(keys)
    response["Cache-Control"] = (
        f"public, max-age={ceil(seconds)}, immutable" if is_immutable else "public, max-age=0, must-revalidate"
    )
    response["Surrogate-Control"] = f"max-age={ceil(seconds)}"
    response["Surrogate-Key"] = join_keys(names)
    keep(response, Kept(seconds=seconds, keys=names))
    return response


def keep_out(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    keep(response, None)
    return response
