"""`warraq house-style`: an edition's house style as a file, and the words it learns."""

from pathlib import Path

import click
from django.core.exceptions import ValidationError
from django.utils import timezone

from warraq.arabic.style import InvalidStyleSettings, load_settings, write_settings
from warraq.command.words import gettext as _
from warraq.masthead.house_style import find_house_style
from warraq.masthead.models import Edition
from warraq.publishing.vocabulary.learn import learn


@click.group(help=_("Write and read an edition's house style as a file; learn its words."))
def house_style() -> None:
    pass


@house_style.command(
    "export", help=_("Print the house style of an edition as TOML, as “warraq style --config” reads it.")
)
@click.argument("key")
def export_style(key: str) -> None:
    click.echo(write_settings(find_house_style(_edition(key)).as_settings()), nl=False)


@house_style.command("import", help=_("Give an edition the house style of a TOML file, in place of the one it has."))
@click.argument("key")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_style(key: str, path: Path) -> None:
    style = find_house_style(_edition(key))
    try:
        style.take(load_settings(path))
        style.full_clean(exclude=["edition"])
    except InvalidStyleSettings as error:
        raise click.ClickException(str(error)) from error
    except ValidationError as error:
        raise click.ClickException("\n".join(error.messages)) from error
    style.save()
    click.echo(_("The edition “%(name)s” has the house style of this file.") % {"name": style.edition.name})


@house_style.command("learn", help=_("Learn again the words that recur in what is published."))
@click.argument("keys", nargs=-1)
def learn_style(keys: tuple[str, ...]) -> None:
    editions = [_edition(key) for key in keys] or list(Edition.objects.filter(language__startswith="ar"))
    for edition in editions:
        learned = learn(edition, now=timezone.now())
        words, names = len(learned.words.split()), len(learned.names.splitlines())
        click.echo(
            _("%(name)s: words learned: %(words)d, names: %(names)d")
            % {"name": edition.name, "words": words, "names": names}
        )


def _edition(key: str) -> Edition:
    edition: Edition | None = Edition.objects.filter(key=key).first()
    if edition is None:
        keys = ", ".join(Edition.objects.values_list("key", flat=True))
        raise click.UsageError(
            _("There is no edition “%(key)s”. There are: %(keys)s") % {"key": key, "keys": keys or "—"}
        )
    return edition
