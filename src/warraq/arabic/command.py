"""`warraq arabic …`: the text functions on standard input, one line at a time."""

import json
from typing import TextIO

import click

from warraq.arabic.analysis import analyse
from warraq.arabic.normalise import normalise as normalise_text
from warraq.arabic.slugs import slugify
from warraq.arabic.tokenise import tokenise as tokenise_text


@click.group()
def arabic() -> None:
    """Normalise, cut up, name and analyse Arabic text."""


_TEXT = click.argument("text", type=click.File("r", encoding="utf-8"), default="-")


@arabic.command()
@click.option("--keep-endings", is_flag=True, help="Leave ة/ه and ى/ي apart.")
@_TEXT
def normalise(text: TextIO, *, keep_endings: bool) -> None:
    """The form of each line to compare by."""
    for line in text:
        click.echo(normalise_text(line.rstrip("\n"), keep_endings=keep_endings))


@arabic.command()
@_TEXT
def tokenise(text: TextIO) -> None:
    """Start, end, kind and text of each token, separated by tabs."""
    for token in tokenise_text(text.read()):
        click.echo(f"{token.start}\t{token.end}\t{token.kind}\t{token.text}")


@arabic.command()
@click.option("--policy", type=click.Choice(["arabic", "latin"]), default="arabic", show_default=True)
@click.option("--max-bytes", type=click.IntRange(min=10), default=300, show_default=True, help="Bytes once %-encoded.")
@_TEXT
def slug(text: TextIO, *, policy: str, max_bytes: int) -> None:
    """The slug of each line."""
    for line in text:
        click.echo(slugify(line, policy=policy, max_bytes=max_bytes))


@arabic.command("analyse")
@_TEXT
def analyse_command(text: TextIO) -> None:
    """The search terms of each line with their weights, as JSON."""
    for line in text:
        click.echo(json.dumps(analyse(line), ensure_ascii=False))
