"""`warraq import pages`: saved pages of an old site, brought in as stories."""

from collections.abc import Iterable
from pathlib import Path

import click
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from warraq.command.importing.outcomes import State
from warraq.command.importing.report import print_report
from warraq.command.importing.run import PageRun
from warraq.command.words import gettext as _
from warraq.ingest.pages import SavedPage, Unreadable, find_pages, read_pages
from warraq.masthead.models import Edition, Section
from warraq.newsroom.stories.intake import Rules
from warraq.newsroom.stories.tree import ensure_tree


@click.command(
    help=_(
        "Bring in saved pages of an old site (.html, .htm, .txt; folders are walked) as stories of an edition. "
        "What came in before is not taken twice. The exit code is 1 when any page failed."
    )
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--edition", "edition_key", required=True, help=_("The edition's key, such as maghrib."))
@click.option("--release", "is_releasing", is_flag=True, help=_("Release the stories too, as of their own time."))
@click.option("--create-sections", is_flag=True, help=_("Make the sections that the pages name and are not here."))
@click.option(
    "--section", "section_slug", help=_("Slug of the section for pages that name none, or one that is not here.")
)
@click.option("--dry-run", is_flag=True, help=_("Say what would happen, and write nothing."))
@click.pass_context
def pages(
    context: click.Context,
    paths: tuple[Path, ...],
    edition_key: str,
    is_releasing: bool,
    create_sections: bool,
    section_slug: str | None,
    dry_run: bool,
) -> None:
    edition = _find_edition(edition_key)
    section = _find_section(edition, section_slug) if section_slug else None
    rules = Rules(may_create_sections=create_sections, otherwise=section)
    if not dry_run:
        ensure_tree()
    now = timezone.now()
    run = PageRun(edition, rules=rules, now=now, is_releasing=is_releasing, is_rehearsal=dry_run)
    _go(run, read_pages(paths, zone=edition.zone, now=now), total=sum(1 for _found in find_pages(paths)))
    print_report(run.outcomes, is_rehearsal=dry_run)
    context.exit(1 if any(outcome.state is State.FAILED for outcome in run.outcomes) else 0)


def _go(run: PageRun, found: Iterable[SavedPage | Unreadable], *, total: int) -> None:
    """The rounds of a run, a bar for each."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Pages"), total=total)
        for page in found:
            run.take(page)
            bar.advance(task)
        for heading, round_of in ((_("Links"), run.link()), (_("Releases"), run.release())):
            task = bar.add_task(heading, total=len(run.waiting))
            for _outcome in round_of:
                bar.advance(task)
            bar.update(task, visible=False)


def _find_edition(key: str) -> Edition:
    found: Edition | None = Edition.objects.filter(key=key).first()
    if found is not None:
        return found
    known = ", ".join(f"{edition.key} ({edition.name})" for edition in Edition.objects.all())
    if not known:
        raise click.UsageError(_("There is no edition yet. Found the newspaper first: warraq init"))
    raise click.UsageError(
        _("There is no edition “%(key)s”. The editions are: %(known)s") % {"key": key, "known": known}
    )


def _find_section(edition: Edition, slug: str) -> Section:
    found = Section.objects.filter(edition=edition, slug=slug).first()
    if found is not None:
        return found
    known = ", ".join(edition.sections.values_list("slug", flat=True))
    raise click.UsageError(
        _("The edition has no section “%(slug)s”. Its sections are: %(known)s") % {"slug": slug, "known": known or "—"}
    )
