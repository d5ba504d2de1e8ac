"""llms.txt: what the site is and where its parts are, in Markdown for programs that read on behalf of people."""

import re

from django.utils.translation import gettext as _

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


def write_llms(masthead: Masthead) -> str:
    edition, base = masthead.edition, masthead.base_url
    lines = [f"# {_plain(edition.name)}", ""]
    if edition.tagline:
        lines += [f"> {_plain(edition.tagline)}", ""]
    lines += [_("Language: %(language)s. Times are told in %(zone)s.") % _facts(masthead), ""]
    lines += [_("The text of each story is its publisher's. Quote with the address of the story."), ""]
    lines += [f"## {_('Sections')}", ""]
    for section in masthead.main_sections:
        parts = "، ".join(_plain(part.name) for part in masthead.parts_of(section))
        lines.append(_link(section.name, f"{base}{encode(f'/{section.slug}/')}", parts))
    feeds = [
        ("RSS", "rss.xml", _("The newest stories")),
        ("JSON Feed", "feed.json", _("The newest stories")),
        (_("Sitemap"), "sitemap.xml", _("Every story")),
        (_("News sitemap"), "news-sitemap.xml", _("Stories of the last two days")),
    ]
    lines += ["", f"## {_('Lists for programs')}", ""]
    lines += [_link(name, f"{base}/{file}", told) for name, file, told in feeds]
    lines += ["", "## Optional", "", _link(_("Lite pages"), f"{base}/lite/", _("The same stories in a few kilobytes"))]
    return "\n".join(lines) + "\n"


def _facts(masthead: Masthead) -> dict[str, str]:
    return {"language": masthead.edition.language, "zone": masthead.edition.time_zone}


def _link(name: str, url: str, told: str = "") -> str:
    return f"- [{_plain(name)}]({url})" + (f": {told}" if told else "")


def _plain(text: str) -> str:
    """Text of ours that Markdown takes as it is."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
