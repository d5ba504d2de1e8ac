"""What a letter or an issue will look like, for the panel beside its form; what is typed there is in it already."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import format_html

from warraq.audience.newsletters.compose import compose
from warraq.audience.newsletters.models import Issue, Letter
from warraq.audience.newsletters.prepare import choose_stories

# Nothing of a mail runs or is fetched from elsewhere.
POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'"


def show(subject: Letter | Issue, *, mode: str) -> HttpResponse:
    issue = subject if isinstance(subject, Issue) else _issue_of(subject)
    composed = compose(issue)
    html = composed.html
    if mode == "text":
        direction = issue.letter.edition.direction
        html = format_html(
            '<!doctype html><html lang="{}" dir="{}"><title>{}</title><pre style="white-space: pre-wrap">{}</pre></html>',
            issue.letter.edition.language,
            direction,
            issue.subject,
            composed.text,
        )
    response = HttpResponse(html.replace("@@LEAVE@@", "#"))
    response["Content-Security-Policy"] = POLICY
    return response


def _issue_of(letter: Letter) -> Issue:
    """The issue that would be made of the letter now; it is not kept."""
    now = timezone.now()
    return Issue(letter=letter, subject=letter.name, story_ids=choose_stories(letter, now=now), made_at=now)
