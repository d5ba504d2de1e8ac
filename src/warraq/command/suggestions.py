"""`warraq suggestions`: what is published teaches which topics a draft is offered."""

import click
from django.utils import timezone

from warraq.command.words import gettext as _
from warraq.publishing.subjects.learn import learn_subjects


@click.group(help=_("Learn which topics and sections to offer for a draft."))
def suggestions() -> None:
    pass


@suggestions.command("learn", help=_("Learn again from what is published; the worker does this by itself."))
def learn() -> None:
    learned = learn_subjects(now=timezone.now())
    click.echo(
        _("Stories read: %(stories)d. With a profile: sections %(sections)d, topics %(topics)d")
        % {"stories": learned.stories, "sections": learned.sections, "topics": learned.topics}
    )
