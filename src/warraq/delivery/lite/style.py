"""The few rules of a lite page, in the page itself, and the policy that lets them in by their hash."""

import base64
from functools import lru_cache
from hashlib import sha256

from warraq.delivery.site.bundle import shrink
from warraq.delivery.site.colours import Colours, build_tokens, night_colours
from warraq.masthead.models import Edition

_RULES = """
:root { color-scheme: light dark; --paper: %(paper)s; --ink: %(ink)s; --brand: %(brand)s; }
@media (prefers-color-scheme: dark) { :root { --paper: %(night_paper)s; --ink: %(night_ink)s; --brand: %(night_brand)s; } }
body { max-inline-size: 40rem; margin: 0 auto; padding: 0 1rem 2rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.7 "Noto Naskh Arabic", "Noto Sans Arabic", Tahoma, sans-serif; overflow-wrap: break-word; }
a { color: var(--brand); }
main:focus { outline: none; }
.skip { position: absolute; inset-inline-start: .5rem; inset-block-start: -9rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { inset-block-start: .5rem; }
h1 { font-size: 1.6rem; line-height: 1.4; margin-block: .6rem; }
h2 { font-size: 1.15rem; margin-block: 1.6rem .3rem; }
header, footer { padding-block: .7rem; }
header { border-block-end: 2px solid var(--brand); }
header a { display: inline-block; padding: .35rem; min-inline-size: 1.5rem; }
header strong { font-size: 1.2rem; }
footer { border-block-start: 1px solid; margin-block-start: 2rem; }
footer a { display: inline-block; padding-block: .35rem; }
ul.list { list-style: none; margin: 0; padding: 0; }
ul.list li { border-block-end: 1px solid #8885; }
ul.list a { display: block; padding-block: .5rem; }
figure { margin: 1rem 0; }
img { max-inline-size: 100%%; block-size: auto; }
summary { padding-block: .4rem; color: var(--brand); cursor: pointer; }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--brand); }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid #8885; padding: .3rem .5rem; text-align: start; }
.small { font-size: .9rem; }
.number { white-space: nowrap; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
"""


@lru_cache(maxsize=64)
def _build(colours: Colours) -> str:
    day, night = build_tokens(colours), build_tokens(night_colours(colours), is_night=True)
    names = ("paper", "ink", "brand")
    return shrink(_RULES % ({name: day[name] for name in names} | {f"night_{name}": night[name] for name in names}))


def build_style(edition: Edition) -> str:
    return _build((edition.colour_brand, edition.colour_accent, edition.colour_paper, edition.colour_ink))


def build_policy(style: str) -> str:
    """Nothing but this style, and pictures and recordings of our own."""
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src 'self'",
            "media-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        ]
    )
