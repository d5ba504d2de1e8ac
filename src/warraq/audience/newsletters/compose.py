"""Writing an issue: HTML whose styles stand in its elements, so that Gmail and Outlook keep them, and the same as text."""

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from css_inline import CSSInliner
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from warraq.audience.newsletters.models import Issue, Mail
from warraq.audience.newsletters.senders import return_address, sender_of
from warraq.audience.newsletters.subscribe import address_of
from warraq.delivery.site.canonical import encode
from warraq.masthead.models import Edition
from warraq.publishing.release.models import PublishedStory

_STYLES = Template((Path(__file__).parent / "issue.css").read_text(encoding="utf-8"))
_HERE = "@@LEAVE@@"


@dataclass(frozen=True)
class Composed:
    """An issue for everybody, in which the link by which one reader leaves is still to be put."""

    issue: Issue
    html: str
    text: str

    def address_to(self, mail: Mail) -> EmailMultiAlternatives:
        """The mail to one reader, with the headers by which mail programs offer to leave at one press (RFC 8058)."""
        subscriber = mail.subscriber
        leave = address_of(self.issue.letter.edition, f"leave/{self.issue.letter_id}", subscriber.token)
        message = EmailMultiAlternatives(
            subject=" ".join(self.issue.subject.split()),
            body=self.text.replace(_HERE, leave),
            # The envelope's; what the reader sees stands below.
            from_email=return_address(mail),
            to=[subscriber.email],
            headers={
                "From": sender_of(self.issue.letter.edition),
                "List-Unsubscribe": f"<{leave}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "List-Id": f"<letter-{self.issue.letter_id}.{self.issue.letter.edition.key}>",
                "Precedence": "bulk",
            },
        )
        message.attach_alternative(self.html.replace(_HERE, leave), "text/html")
        return message


def compose(issue: Issue) -> Composed:
    """Write the issue from what is public now: a story that was withdrawn since is not in it."""
    edition = issue.letter.edition
    rows = PublishedStory.objects.filter(edition=edition, story_id__in=issue.story_ids)
    cards = dict(rows.values_list("story_id", "card"))
    stories = [_story(cards[story_id], base_url=edition.base_url) for story_id in issue.story_ids if story_id in cards]
    context = {
        "issue": issue,
        "edition": edition,
        "stories": stories,
        "leave": _HERE,
    }
    with translation.override(edition.language.split("-")[0]):
        html = _inliner_for(edition).inline(render_to_string("newsletters/issue.html", context))
        text = render_to_string("newsletters/issue.txt", context)
    return Composed(issue, html, text)


def _inliner_for(edition: Edition) -> CSSInliner:
    colours = {name: getattr(edition, f"colour_{name}") for name in ("paper", "ink", "brand", "accent")}
    # Mail programs know no start and end of a line.
    styles = _STYLES.substitute(colours, start=_start_of(edition))
    return CSSInliner(load_remote_stylesheets=False, extra_css=styles)


def _start_of(edition: Edition) -> str:
    return "right" if edition.direction == "rtl" else "left"


def _story(card: dict[str, Any], *, base_url: str) -> dict[str, str]:
    picture = (card.get("picture") or {}).get("card") or {}
    source = picture.get("src", "")
    return {
        "headline": card["headline"],
        "standfirst": card["standfirst"],
        "section": card["section"]["name"],
        "url": base_url + encode(card["path"]),
        "picture": source if source.startswith("http") or not source else base_url + source,
        "alt": (card.get("picture") or {}).get("alt", ""),
    }
