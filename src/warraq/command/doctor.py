"""`warraq doctor`: what is wrong with this install, and how to mend it."""

import json
from dataclasses import asdict

import click
from django.utils import timezone
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warraq.command.checkup.database import check_database
from warraq.command.checkup.finding import Finding, State
from warraq.command.checkup.front import check_front
from warraq.command.checkup.machine import check_machine
from warraq.command.checkup.newspaper import check_newspaper, check_secret
from warraq.command.checkup.search import check_search
from warraq.command.words import gettext as _

COLOURS = {State.GREEN: "green", State.AMBER: "yellow", State.RED: "bold red"}


@click.command(
    help=_("Say what is wrong with this install, and how to mend it. The exit code is 1 when something is red.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print a list for programs."))
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    findings = examine()
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _print(findings)
    context.exit(1 if any(finding.state is State.RED for finding in findings) else 0)


def examine() -> list[Finding]:
    """Look at everything; the newspaper itself only when its tables are there."""
    database = list(check_database())
    findings = [check_secret(), *database, *check_machine()]
    if all(finding.state is not State.RED for finding in database):
        findings.extend(check_newspaper(now=timezone.now()))
        findings.extend(check_front(now=timezone.now()))
        findings.extend(check_search(now=timezone.now()))
    return findings


def _print(findings: list[Finding]) -> None:
    states = {State.GREEN: _("well"), State.AMBER: _("look"), State.RED: _("mend")}
    table = Table(box=None, padding=(0, 1))
    for heading in (_("State"), _("What"), _("Found"), _("How to mend it")):
        table.add_column(heading, overflow="fold")
    for finding in findings:
        state = Text(states[finding.state], style=COLOURS[finding.state])
        table.add_row(state, finding.name, finding.found, finding.remedy)
    Console().print(table)
