"""`warraq init`: found a new, empty newspaper."""

import click
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from warraq.command.founding import AlreadyFounded, Plan, found, split_section
from warraq.command.ready import bring_up_to_date
from warraq.command.serving import check_writable
from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _

PASSWORD_VARIABLE = "WARRAQ_ADMIN_PASSWORD"  # noqa: S105 - the name of a variable
USUAL_SECTIONS = ("أخبار=news", "اقتصاد=economy", "رياضة=sport", "ثقافة=culture")


@click.command(
    help=_("Found a new, empty newspaper: its first edition, its sections, its roles and its administrator.")
)
@click.option("--key", help=_("A short Latin name for the edition, such as maghrib."))
@click.option("--name", help=_("The edition's name, as readers see it."))
@click.option("--language", help=_("Its language and country, such as ar-MA."))
@click.option("--time-zone", help=_("Its time zone, such as Africa/Casablanca."))
@click.option("--digits", type=click.Choice(["latn", "arab"]), help=_("latn for 1 2 3, arab for ١ ٢ ٣."))
@click.option(
    "--host", "hosts", multiple=True, help=_("A host it answers at, such as www.example.com. Can be repeated.")
)
@click.option("--insecure", is_flag=True, help=_("The hosts are reached by http, not https."))
@click.option("--section", "sections", multiple=True, help=_("A section, as NAME=SLUG or NAME. Can be repeated."))
@click.option("--admin", help=_("The administrator's user name."))
@click.option("--admin-email", help=_("The administrator's e-mail address."))
@click.option("--admin-password", envvar=PASSWORD_VARIABLE, help=_("Safer in WARRAQ_ADMIN_PASSWORD than here."))
@click.option("--no-input", is_flag=True, help=_("Ask nothing; take the usual where nothing is said."))
def init(
    key: str | None,
    name: str | None,
    language: str | None,
    time_zone: str | None,
    digits: str | None,
    hosts: tuple[str, ...],
    insecure: bool,
    sections: tuple[str, ...],
    admin: str | None,
    admin_email: str | None,
    admin_password: str | None,
    no_input: bool,
) -> None:
    check_writable(settings.WARRAQ_DATA_DIR)
    answer = _take_usual if no_input else _ask
    plan = Plan(
        name=name or answer("--name", _("The edition's name"), ""),
        key=key or answer("--key", _("A short Latin name for it"), "main"),
        language=language or answer("--language", _("Language and country"), "ar-MA"),
        time_zone=time_zone or answer("--time-zone", _("Time zone"), "Africa/Casablanca"),
        digits=digits or answer("--digits", _("Digits, latn or arab"), "latn"),
        hosts=list(hosts) or [answer("--host", _("Host, such as www.example.com"), "")],
        is_secure=not insecure,
        sections=[split_section(section) for section in sections or USUAL_SECTIONS],
        admin=admin or answer("--admin", _("Administrator's user name"), "admin"),
        admin_email=admin_email or ("" if no_input else _ask("--admin-email", _("Administrator's e-mail address"), "")),
    )
    password = admin_password or _ask_password(no_input=no_input)
    bring_up_to_date()
    try:
        validate_password(password)
        edition = found(plan, password=password)
    except AlreadyFounded as error:
        raise Trouble(
            _("This newspaper has an edition already: %(name)s. Add others in the newsroom.") % {"name": error}
        ) from error
    except ValidationError as error:
        raise Trouble(_describe(error)) from error
    click.echo(_("Founded: %(name)s, %(address)s/") % {"name": edition.name, "address": edition.base_url})
    click.echo(
        _("The newsroom is at %(address)s/newsroom/. Start it all with: warraq up") % {"address": edition.base_url}
    )


def _ask(option: str, question: str, usual: str) -> str:
    return str(click.prompt(question, default=usual or None))


def _take_usual(option: str, question: str, usual: str) -> str:
    if not usual:
        raise Trouble(_("With --no-input, %(option)s must be given.") % {"option": option})
    return usual


def _ask_password(*, no_input: bool) -> str:
    if no_input:
        raise Trouble(_("With --no-input, set %(variable)s.") % {"variable": PASSWORD_VARIABLE})
    return str(click.prompt(_("Administrator's password"), hide_input=True, confirmation_prompt=_("The same again")))


def _describe(error: ValidationError) -> str:
    if hasattr(error, "error_dict"):
        return " ".join(f"{field}: {' '.join(told)}" for field, told in error.message_dict.items())
    return " ".join(error.messages)
