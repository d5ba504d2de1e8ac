"""What the specifications of feeds demand and no grammar can say.

Sources: RFC 4287 and RFC 3339; RSS 2.0, with RFC 822 for dates; JSON Feed 1.1. Each function names the faults it finds.
"""

from collections import Counter
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ACTIVE = ["script", "style", "iframe", "object", "embed", "form", "link", "meta", "base", "html", "head", "body"]
_ADDRESSES = ("href", "src", "poster", "cite", "data")


def faults_of_atom(feed, *, address):
    faults = _repeated([feed.findtext(f"{ATOM}id"), *(e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry"))])
    faults += _links_of_atom(feed)
    if [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] != [address]:
        faults.append("the feed does not say its own address")
    if not feed.get(LANG):
        faults.append("the feed names no language")
    changed = _moment(feed.findtext(f"{ATOM}updated"), faults)
    for entry in feed.iter(f"{ATOM}entry"):
        faults += _links_of_atom(entry)
        published, updated = (_moment(entry.findtext(ATOM + name), faults) for name in ("published", "updated"))
        if not published <= updated <= changed:
            faults.append(f"published at {published}, changed at {updated}, the feed at {changed}")
        content = entry.find(f"{ATOM}content")
        if content is None and not entry.findtext(f"{ATOM}summary"):
            faults.append("an entry of which nothing is told")
        if content is not None:
            faults += faults_of_html(content.text)
    return faults


def _links_of_atom(element):
    """RFC 4287, 4.1.1 and 4.1.2: an alternate there must be, and never two of one type and language."""
    links = element.findall(f"{ATOM}link")
    alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") in (None, "alternate")]
    return ([] if alternates else ["no alternate"]) + _repeated(alternates)


def faults_of_rss(feed, *, address):
    channel = feed.find("channel")
    links = {link.get("rel"): link.get("href") for link in channel.findall(f"{ATOM}link")}
    faults = [] if links.get("self") == address else ["the feed does not say its own address"]
    faults += _repeated([guid.text for guid in channel.iter("guid")])
    if not channel.findtext("language"):
        faults.append("the feed names no language")
    for date in [*channel.iter("pubDate"), *channel.iter("lastBuildDate")]:
        if format_datetime(parsedate_to_datetime(date.text)) != date.text:
            faults.append(f"there is no such day as {date.text}")
    for item in channel.iter("item"):
        description = item.findtext("description")
        if BeautifulSoup(description, "html.parser").find() is not None:
            faults.append(f"a summary, which is plain text, read as HTML has elements: {description}")
        if content := item.findtext(f"{CONTENT}encoded"):
            faults += faults_of_html(content)
    return faults


def faults_of_json(feed, *, address):
    faults = [] if feed["feed_url"] == address else ["the feed does not say its own address"]
    faults += _repeated([item["id"] for item in feed["items"]])
    for item in feed["items"]:
        if _moment(item["date_published"], faults) > _moment(item["date_modified"], faults):
            faults.append(f"{item['id']} was changed before it was published")
        faults += faults_of_html(item["content_html"]) if "content_html" in item else []
    return faults


def faults_of_html(html):
    """Text that stands in a <div> of any reader: nothing that acts, and no address that needs to know ours."""
    soup = BeautifulSoup(html, "html.parser")
    faults = [f"<{element.name}> in a text" for element in soup.find_all(_ACTIVE)]
    for element in soup.find_all(True):
        faults += [f"{name} in a text" for name in element.attrs if name.startswith("on") or name == "style"]
        for name in _ADDRESSES:
            parts = urlsplit(element.get(name, "https://x.example/"))
            if parts.scheme not in ("https", "http", "mailto", "tel") or (
                parts.scheme[:4] == "http" and not parts.netloc
            ):
                faults.append(f"{name} is {element[name]}")
    return faults


def _moment(text, faults):
    """A day and an hour that exist (RFC 3339), with their zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        faults.append(f"{text} has no zone")
    return moment


def _repeated(values):
    return [f"{value} stands twice" for value, times in Counter(values).items() if times > 1]
