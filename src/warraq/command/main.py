"""The group of all commands. Each is imported only when it is asked for, so that `warraq --help` is quick."""

import os
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from warraq.command.trouble import TROUBLE, explain
from warraq.command.words import gettext as _
from warraq.command.words import gettext_noop

DEMO_ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "warraq.settings.dev",
    "WARRAQ_DATA_DIR": str(Path("var/demo").resolve()),
    "WARRAQ_DEMO_READERS": "1",
    "WARRAQ_DESIGN_PAGE": "1",
}
USUAL_ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "warraq.settings.production"}


@dataclass(frozen=True)
class Entry:
    """Where a command is, what it does in one line, and what it needs before it is imported."""

    target: str
    about: str
    needs_django: bool = True
    environment: dict[str, str] = field(default_factory=dict)


COMMANDS = {
    "demo": Entry(
        "warraq.command.demo:demo",
        gettext_noop("Serve the demo newspaper on this machine."),
        needs_django=False,
        environment=DEMO_ENVIRONMENT,
    ),
    "init": Entry("warraq.command.init:init", gettext_noop("Found a new, empty newspaper.")),
    "up": Entry("warraq.command.up:up", gettext_noop("Run the newspaper: web, worker, clock and audience.")),
    "clock": Entry("warraq.command.clock:clock", gettext_noop("Release what is due, alone in this process.")),
    "courier": Entry(
        "warraq.command.courier:courier",
        gettext_noop("Follow what is published: warm pages, tell the caches in front; alone in this process."),
    ),
    "warm": Entry("warraq.command.warm:warm", gettext_noop("Render pages before anybody asks for them.")),
    "export": Entry("warraq.command.export:export", gettext_noop("Write an edition as plain files.")),
    "audience": Entry(
        "warraq.command.audience:audience", gettext_noop("Count readers and send letters, alone in this process.")
    ),
    "letters": Entry(
        "warraq.command.letters:letters",
        gettext_noop("What is kept of an address, erasing it, and mail that came back."),
    ),
    "push": Entry("warraq.command.push:push", gettext_noop("The key for alerts on readers' devices.")),
    "migrate": Entry(
        "warraq.command.migrate:migrate", gettext_noop("Bring database and static files to this version.")
    ),
    "import": Entry("warraq.command.imports:imports", gettext_noop("Bring in what was published elsewhere.")),
    "republish": Entry(
        "warraq.command.republish:republish", gettext_noop("Rebuild the public record from the newsroom.")
    ),
    "search": Entry(
        "warraq.command.search:search",
        gettext_noop("Make the search index anew, or keep it up with what is published."),
    ),
    "panic": Entry(
        "warraq.command.panic:panic",
        gettext_noop("In an emergency: end all sessions, freeze publishing, withdraw a story."),
    ),
    "doctor": Entry(
        "warraq.command.doctor:doctor", gettext_noop("Say what is wrong with this install, and how to mend it.")
    ),
    "house-style": Entry(
        "warraq.command.house_style:house_style",
        gettext_noop("Write and read an edition's house style as a file; learn its words."),
    ),
    "suggestions": Entry(
        "warraq.command.suggestions:suggestions",
        gettext_noop("Learn which topics and sections to offer for a draft."),
    ),
    "style": Entry("warraq.arabic.style.command:style", gettext_noop("Find slips in Arabic text."), needs_django=False),
    "arabic": Entry(
        "warraq.arabic.command:arabic", gettext_noop("Analyse, cut and write Arabic text."), needs_django=False
    ),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        try:
            use_environment(entry.environment)
            if entry.needs_django:
                set_up_django()
            module, attribute = entry.target.split(":")
            command: click.Command = getattr(import_module(module), attribute)
        except TROUBLE as error:
            raise explain(error) from error
        command.name, command.help = cmd_name, command.help or _(entry.about)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if "--help" in args:
            # Whoever asks how a command is used has not set everything up yet.
            os.environ.setdefault("WARRAQ_SECRET_KEY", "for telling how a command is used, and nothing else")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(entry.about)) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TROUBLE as error:
            raise explain(error) from error


def use_environment(environment: dict[str, str]) -> None:
    """Set what nobody has set."""
    for name, value in environment.items():
        os.environ.setdefault(name, value)


def set_up_django() -> None:
    """Set Django up, once, with the settings of production where nobody has said otherwise."""
    use_environment(USUAL_ENVIRONMENT)
    import_module("django").setup()
    translation = import_module("django.utils.translation")
    translation.activate(import_module("warraq.command.words").choose_language(os.environ))


def _choose_demo(context: click.Context, option: click.Parameter, is_chosen: bool) -> None:
    if is_chosen:
        use_environment(DEMO_ENVIRONMENT)


@click.group(cls=LazyGroup, help=_("Warraq, the Arabic-first news publishing system."))
@click.option(
    "--demo",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_choose_demo,
    help=_("Act on the demo newspaper of this folder (var/demo)."),
)
@click.version_option(package_name="warraq")
def main() -> None:
    pass
