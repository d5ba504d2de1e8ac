"""What to tell of a run: a table, and a line for every file that did not come in."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warraq.command.importing.labels import label_of
from warraq.command.importing.outcomes import (
    Outcome,
    State,
    count_reasons,
    count_repairs,
    count_states,
    made_sections,
)
from warraq.command.words import gettext as _

_ISOLATE, _POP = "\u2068", "\u2069"
#: Of files that were skipped for one reason, so many are named; every failed one is.
_MOST_SKIPPED_NAMED = 20


def print_report(outcomes: list[Outcome], *, is_rehearsal: bool) -> None:
    """The summary on standard output; files that failed or were skipped, one to a line, before it."""
    _print_skipped(outcomes)
    failed = click.style(_("failed"), fg="red")
    for outcome in outcomes:
        if outcome.state is State.FAILED:
            click.echo(f"{failed} {_line(outcome)}")
    Console().print(_build_table(outcomes, is_rehearsal=is_rehearsal))
    if is_rehearsal:
        click.echo(_("This was a rehearsal: nothing was written."))


def _build_table(outcomes: list[Outcome], *, is_rehearsal: bool) -> Table:
    states = count_states(outcomes)
    table = Table(box=None, padding=(0, 2), show_header=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    before = sum(outcome.came_before for outcome in _came_in(outcomes))
    table.add_row(_("Would come in") if is_rehearsal else _("Imported"), str(states[State.IMPORTED] - before))
    if before:
        table.add_row(_("Came in before, released now"), str(before))
    if released := sum(outcome.is_released for outcome in outcomes):
        table.add_row(_("Released"), str(released))
    working = sum(any(note.code == "working_headline" for note in outcome.notes) for outcome in _came_in(outcomes))
    if working:
        table.add_row(_("With a working headline: write a real one"), str(working))
    if sections := made_sections(outcomes):
        told = _("Sections that would be made") if is_rehearsal else _("Sections made")
        table.add_row(Text(f"{told}: {_isolated('، '.join(sections))}"), str(len(sections)))
    repairs = count_repairs(outcomes)
    table.add_row(_("Repaired"), str(sum(bool(outcome.notes) for outcome in _came_in(outcomes))))
    for code, number in repairs.most_common():
        table.add_row(Text(f"  {label_of(code)}"), str(number))
    for state, heading in ((State.SKIPPED, _("Skipped")), (State.FAILED, _("Failed"))):
        table.add_row(heading, str(states[state]))
        for reason, number in count_reasons(outcomes, state).most_common():
            table.add_row(Text(f"  {reason}"), str(number))
    return table


def _came_in(outcomes: list[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.state is State.IMPORTED]


def _print_skipped(outcomes: list[Outcome]) -> None:
    """Name the first of each reason; a second run of a large archive skips them all."""
    named: dict[str, int] = {}
    skipped = click.style(_("skipped"), fg="yellow")
    for outcome in outcomes:
        if outcome.state is State.SKIPPED:
            named[outcome.reason] = named.get(outcome.reason, 0) + 1
            if named[outcome.reason] <= _MOST_SKIPPED_NAMED:
                click.echo(f"{skipped} {_line(outcome)}")
    for reason, number in named.items():
        if number > _MOST_SKIPPED_NAMED:
            more = {"number": number - _MOST_SKIPPED_NAMED, "reason": reason}
            click.echo(_("… and %(number)d more: %(reason)s") % more)


def _line(outcome: Outcome) -> str:
    told = f" {_isolated(show(outcome.told))}" if outcome.told else ""
    return f"{_isolated(show(outcome.path))}: {_isolated(outcome.reason)}{told}"


def show(name: Path | str) -> str:
    """A name out of somebody's archive, its controls and broken characters written out."""
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in str(name))


def _isolated(text: str) -> str:
    """So that Arabic words and Latin paths each keep their place in the line."""
    return f"{_ISOLATE}{text}{_POP}"
