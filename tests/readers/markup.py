"""What is wrong with the HTML of a page: by the parser of the standard, and by the rules of content that no parser sees."""

import re
from collections import Counter

from bs4 import BeautifulSoup, Tag
from justhtml import JustHTML

_INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "summary", "iframe"}
_PHRASING = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "a", "bdi", "b", "strong", "em", "small", "time", "cite"]
_PHRASING += ["label", "button", "legend", "summary", "dt"]
_BLOCKS = ["address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form"]
_BLOCKS += ["h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"]
_BLOCKS += ["table", "ul"]
# A link around a card and a summary may hold more than a line of text.
_MAY_HOLD = {("a", block) for block in _BLOCKS} | {("summary", f"h{level}") for level in range(1, 7)}
_MAY_HOLD |= {("legend", f"h{level}") for level in range(1, 7)}
_CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "tr": {"td", "th"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "select": {"option", "optgroup"},
    "picture": {"source", "img"},
}
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "form", "list")
_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?|\d\d:\d\d|P\w+", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", re.ASCII)
_OBSOLETE = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "face", "height%", "hspace", "valign"}


def find_faults(html: str) -> list[str]:
    """Every fault in words; empty for a page that is as it should be."""
    parsed = JustHTML(html, collect_errors=True, sanitize=False)
    soup = BeautifulSoup(html, "html.parser")
    faults = [f"line {error.line}: {error.code}" for error in parsed.errors]
    for check in (_head, _ids, _outline, _content, _attributes):
        faults += check(soup)
    return faults


def _head(soup: BeautifulSoup) -> list[str]:
    faults = []
    root = soup.html
    if not _LANGUAGE.fullmatch(root.get("lang", "")) or root.get("dir") not in {"rtl", "ltr"}:
        faults.append("the page does not say its language and direction")
    faults += [f"{len(soup.select(one))} {one}" for one in ("title", "main", "h1") if len(soup.select(one)) != 1]
    faults += [
        f"{len(found)} {one}"
        for one in ("link[rel=canonical]", "meta[name=description]")
        if len(found := soup.select(one)) > 1
    ]
    if soup.title and not soup.title.text.strip():
        faults.append("an empty title")
    return faults


def _ids(soup: BeautifulSoup) -> list[str]:
    counted = Counter(tag["id"] for tag in soup.select("[id]"))
    faults = [f"id {name} stands {times} times" for name, times in counted.items() if times > 1]
    faults += [f"id {name!r} has a space" for name in counted if not name or re.search(r"\s", name)]
    for tag in soup.find_all(True):
        for attribute in _REFERENCES:
            if tag.has_attr(attribute):
                faults += [
                    f"{attribute}={name} names nothing" for name in str(tag[attribute]).split() if name not in counted
                ]
        href = tag.get("href", "")
        if tag.name == "a" and href.startswith("#") and href[1:] not in counted:
            faults.append(f"a link to {href}, which is not there")
    return faults


def _outline(soup: BeautifulSoup) -> list[str]:
    faults, before = [], 0
    for heading in soup.find_all(re.compile("^h[1-6]$")):
        level = int(heading.name[1])
        if level > before + 1:
            faults.append(f"{heading.name} {heading.text.strip()[:40]!r} after h{before}")
        if not heading.text.strip():
            faults.append(f"an empty {heading.name}")
        before = level
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in soup.find_all("nav")]
    if len(names) > 1:
        faults += [f"nav {name!r}" for name, times in Counter(names).items() if times > 1 or not name]
    return faults


def _content(soup: BeautifulSoup) -> list[str]:
    faults = []
    for tag in soup.find_all(True):
        if _is_interactive(tag) and (outer := _find_outer(tag)):
            faults.append(f"<{tag.name}> in <{outer.name}>: {str(outer)[:80]}")
        allowed = _CHILDREN.get(tag.name)
        if allowed:
            children = [
                child for child in tag.find_all(True, recursive=False) if child.name not in {"script", "template"}
            ]
            faults += [f"<{child.name}> in <{tag.name}>" for child in children if child.name not in allowed]
            if tag.name in {"ul", "ol", "dl"} and any(
                part.strip() for part in tag.find_all(string=True, recursive=False)
            ):
                faults.append(f"bare words in <{tag.name}>")
        if tag.name in _PHRASING:
            inner = tag.find(_BLOCKS)
            if inner is not None and (tag.name, inner.name) not in _MAY_HOLD:
                faults.append(f"<{inner.name}> in <{tag.name}>: {str(tag)[:80]}")
    return faults


def _is_interactive(tag: Tag) -> bool:
    if tag.name == "a":
        return tag.has_attr("href")
    if tag.name == "input":
        return tag.get("type") != "hidden"
    return tag.name in _INTERACTIVE or (tag.name in {"audio", "video"} and tag.has_attr("controls"))


def _find_outer(tag: Tag) -> Tag | None:
    """What is interactive around it; a field may stand in its own label."""
    for outer in tag.parents:
        if outer.name == "label" and tag.name in {"input", "select", "textarea", "button"}:
            continue
        if outer.name not in {"[document]", "html", "body"} and _is_interactive(outer):
            return outer
    return None


def _attributes(soup: BeautifulSoup) -> list[str]:
    faults = []
    for tag in soup.find_all(True):
        faults += [f"{name}= on <{tag.name}>" for name in tag.attrs if name.startswith("on") or name == "style"]
        faults += [
            f"{name}= on <{tag.name}>" for name in tag.attrs if name in _OBSOLETE and tag.name not in {"meta", "link"}
        ]
        if tag.has_attr("lang") and not _LANGUAGE.fullmatch(tag["lang"]):
            faults.append(f"lang={tag['lang']}")
        if tag.has_attr("dir") and tag["dir"] not in {"rtl", "ltr", "auto"}:
            faults.append(f"dir={tag['dir']}")
    faults += [
        f"an image without {name}: {image.get('src')}"
        for image in soup.find_all("img")
        for name in ("alt", "width", "height", "src")
        if not image.has_attr(name)
    ]
    faults += ["a button without a type" for button in soup.find_all("button") if not button.get("type")]
    faults += ["a frame without a title" for frame in soup.find_all("iframe") if not frame.get("title")]
    faults += [
        f"datetime={time.get('datetime')}"
        for time in soup.find_all("time")
        if not _MOMENT.fullmatch(time.get("datetime", ""))
    ]
    faults += ["a link to nothing" for link in soup.find_all("a") if link.has_attr("href") and not link["href"]]
    return faults
