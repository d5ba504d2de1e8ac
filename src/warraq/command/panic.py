"""The emergency brake from a shell: on the machine itself, when the newsroom is out of reach or in other hands."""

import getpass
from datetime import datetime

import click
from django.utils import timezone

from warraq.command.words import gettext as _
from warraq.publishing.panic import verbs


@click.command(help=_("In an emergency: end all sessions, freeze publishing, withdraw a story."))
@click.option("--end-sessions", is_flag=True, help=_("Everybody must sign in again."))
@click.option("--freeze", is_flag=True, help=_("Nothing goes out any more, by hand or by the clock."))
@click.option("--withdraw", metavar="STORY", help=_("Withdraw this story: its address, or its number."))
@click.option("--lift", is_flag=True, help=_("Lift the freeze."))
@click.option("--reason", default="", help=_("Stands where the freeze is told of."))
@click.pass_context
def panic(
    context: click.Context, end_sessions: bool, freeze: bool, withdraw: str | None, lift: bool, reason: str
) -> None:
    """Exit code 1 when the database refused a part: that holds on this machine only, or is still to be done."""
    if not (end_sessions or freeze or withdraw or lift):
        raise click.UsageError(_("Say what is to be done: --end-sessions, --freeze, --withdraw STORY or --lift."))
    done = _carry_out(
        end_sessions=end_sessions, freeze=freeze, withdraw=withdraw, lift=lift, reason=reason, now=timezone.now()
    )
    if not done:
        context.exit(1)


def _carry_out(
    *, end_sessions: bool, freeze: bool, withdraw: str | None, lift: bool, reason: str, now: datetime
) -> bool:
    here_only = _("The database takes no writes: this holds on this machine only. Run it on the others, too.")
    is_whole = True
    if withdraw:
        try:
            story_id = verbs.find_story(withdraw)
        except verbs.NoSuchStory as error:
            raise click.ClickException(_("No public story has this address or number.")) from error
        is_gone = verbs.withdraw_now(story_id, note=reason, user=None, now=now)
        click.echo(
            _("The story is gone from every page.")
            if is_gone
            else _("The database takes no writes. The clock withdraws the story as soon as it does.")
        )
        is_whole &= is_gone
    if freeze:
        everywhere = verbs.freeze(reason=reason, user=None, by=getpass.getuser(), now=now)
        click.echo(_("Publishing is frozen."))
        if not everywhere:
            click.echo(here_only)
        is_whole &= everywhere
    if end_sessions:
        everywhere = verbs.end_sessions(user=None, reason=reason, now=now)
        click.echo(_("All sessions are ended."))
        if not everywhere:
            click.echo(here_only)
        is_whole &= everywhere
    if lift:
        verbs.lift(user=None)
        click.echo(_("The freeze is lifted."))
    return is_whole
