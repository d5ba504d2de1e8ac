"""Trouble that is not a fault of the program, told in one line with what to do."""

import click
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError, ProgrammingError
from environs import EnvError

from warraq.command.words import gettext as _
from warraq.settings.environment import BadDatabaseURL


class Trouble(click.ClickException):
    """Said in one line; the exit code is 2, because nothing was done."""

    exit_code = 2


TROUBLE = (EnvError, BadDatabaseURL, ImproperlyConfigured, OperationalError, ProgrammingError, PermissionError)


def explain(error: Exception) -> Trouble:
    """The line for one of TROUBLE."""
    told = " ".join(str(error).split())
    if isinstance(error, PermissionError):
        return Trouble(
            _("Cannot write %(path)s. Give this user the folder, or name another with WARRAQ_DATA_DIR.")
            % {"path": error.filename or told}
        )
    if isinstance(error, OperationalError) and not told.startswith("no such "):
        return Trouble(
            _("The database does not answer (%(error)s). Check WARRAQ_DATABASE_URL and that it is running.")
            % {"error": told}
        )
    if isinstance(error, ProgrammingError | OperationalError):
        return Trouble(_("The database is not ready (%(error)s). Run: warraq migrate") % {"error": told})
    if "WARRAQ_SECRET_KEY" in told:
        return Trouble(
            _(
                "WARRAQ_SECRET_KEY is not set. Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
            )
        )
    return Trouble(_("A setting is wrong: %(error)s") % {"error": told})
