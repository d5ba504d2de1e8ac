"""`warraq republish`: rebuild the public record from the newsroom."""

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from warraq.command.words import gettext as _
from warraq.publishing.release.republish import Rebuilt, count_stories
from warraq.publishing.release.republish import republish as rebuild


@click.command(help=_("Rebuild every published row from the newsroom. What is right already stays as it is."))
@click.option(
    "--story", "story_ids", type=int, multiple=True, help=_("Only this story, by its number. Can be repeated.")
)
def republish(story_ids: tuple[int, ...]) -> None:
    total = len(story_ids) or count_stories()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Stories"), total=total)

        def show(rebuilt: Rebuilt) -> None:
            bar.update(task, completed=rebuilt.seen)

        done = rebuild(story_ids=story_ids or None, on_progress=show)
    click.echo(
        _("Stories: %(seen)d. Rows changed: %(changed)d. Withdrawn: %(withdrawn)d.")
        % {"seen": done.seen, "changed": done.changed, "withdrawn": done.withdrawn}
    )
