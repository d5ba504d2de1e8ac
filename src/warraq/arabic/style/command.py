"""`warraq style`: check Arabic copy from the terminal, as a linter checks code."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from warraq.arabic.style.check import check
from warraq.arabic.style.documents import Document, Edit, UnreadableDocument, plain_document, read_document
from warraq.arabic.style.lexicon import build_words, table_path
from warraq.arabic.style.reference import rules_as_markdown, rules_as_text
from warraq.arabic.style.rule import Finding, Part, Severity
from warraq.arabic.style.settings import InvalidStyleSettings, StyleSettings, load_settings
from warraq.arabic.tables import write_whole

_ISOLATE: Final = "\u2068"
_RTL_ISOLATE: Final = "\u2067"
_POP: Final = "\u2069"
_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_AROUND_CHARS: Final = 28
_MAX_ROUNDS: Final = 8


@click.command(name="style")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--fix",
    "is_fixing",
    is_flag=True,
    help="Make the safe fixes in the files; with - the text goes to standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="Print findings as JSON, one list.")
@click.option("--rules", "show_rules", is_flag=True, help="Describe every rule and stop.")
@click.option("--markdown", is_flag=True, help="With --rules: the reference page.")
@click.option(
    "--config", "--settings", "settings_path", type=click.Path(path_type=Path), help="The edition's TOML file."
)
@click.option("--part", type=click.Choice([part.value for part in Part]), default="body", help="What the text is.")
@click.option("--only", multiple=True, metavar="RULE", help="Only this rule or group; may be repeated.")
@click.option(
    "--level", type=click.Choice([one.value for one in Severity]), default="hint", help="Least severity shown."
)
@click.option("--lang", type=click.Choice(["ar", "en", "fr"]), default="ar", help="Language of the messages.")
@click.option("--build", is_flag=True, help="Make the word table now instead of at first use.")
def style(
    paths: Sequence[Path],
    is_fixing: bool,
    as_json: bool,
    show_rules: bool,
    markdown: bool,
    settings_path: Path | None,
    part: str,
    only: Sequence[str],
    level: str,
    lang: str,
    build: bool,
) -> None:
    """Check Arabic copy against the house style: txt, md, html and docx files, or - for standard input.

    Exit code 0: no error and no warning; 1: some; 2: a file or a setting cannot be read.
    """
    if build:
        build_words()
        click.echo(str(table_path()))
        return
    if show_rules:
        click.echo(rules_as_markdown() if markdown else rules_as_text(lang), nl=False)
        return
    if not paths:
        raise click.UsageError("name a file, or - for standard input")
    run = _Run(_load(settings_path), Part(part), tuple(only), Severity(level), lang)
    results = [(path, run.check_path(path, is_fixing=is_fixing)) for path in paths]
    # With - and --fix standard output carries the text, so the findings go beside it.
    aside = is_fixing and any(str(path) == "-" for path in paths)
    click.echo(run.as_json(results) if as_json else run.as_text(results), nl=False, err=aside)
    grave = any(finding.severity is not Severity.HINT for _, found in results for _, finding in found)
    sys.exit(1 if grave else 0)


def _load(path: Path | None) -> StyleSettings:
    if path is None:
        return StyleSettings()
    try:
        return load_settings(path)
    except (InvalidStyleSettings, OSError) as error:
        raise click.UsageError(str(error)) from error


_Placed = tuple[tuple[int, int, str], Finding]
"""A finding with its line, its column and the text around it."""


class _Run:
    """One invocation: what is asked, and how it is shown."""

    def __init__(self, settings: StyleSettings, part: Part, only: tuple[str, ...], level: Severity, lang: str) -> None:
        self._settings = settings
        self._part = part
        self._only = only
        self._shown = list(Severity)[: list(Severity).index(level) + 1]
        self._lang = lang

    def check_path(self, path: Path, *, is_fixing: bool) -> list[_Placed]:
        """The findings of one file, after mending it when asked."""
        try:
            document = plain_document(sys.stdin.read()) if str(path) == "-" else read_document(path)
        except (UnreadableDocument, UnicodeDecodeError) as error:
            raise click.UsageError(str(error)) from error
        if is_fixing:
            document = self._mended(path, document)
        return [
            ((*passage.place(finding.start), passage.text), finding)
            for passage in document.passages
            for finding in self._findings(passage.text)
        ]

    def _findings(self, text: str) -> list[Finding]:
        found = check(text, settings=self._settings, part=self._part)
        wanted = [one for one in found if not self._only or one.rule in self._only or one.rule[:2] in self._only]
        return [one for one in wanted if one.severity in self._shown]

    def _mended(self, path: Path, document: Document) -> Document:
        is_stream = str(path) == "-"
        data = b""
        for _ in range(_MAX_ROUNDS):
            edits = self._edits(document)
            data = document.mend(edits)
            if not edits:
                break
            if is_stream:
                document = plain_document(data.decode("utf-8"))
            else:
                _put(path, data)
                document = read_document(path)
        if is_stream:
            click.echo(data.decode("utf-8"), nl=False)
        return document

    def _edits(self, document: Document) -> list[Edit]:
        edits = []
        for number, passage in enumerate(document.passages):
            done = 0
            for one in self._findings(passage.text):
                if one.fix is not None and one.start >= done:
                    edits.append(Edit(number, one.start, one.end, one.fix))
                    done = one.end
        return edits

    def as_json(self, results: list[tuple[Path, list[_Placed]]]) -> str:
        """One list; offsets count characters from the start of the passage."""
        rows: list[dict[str, Any]] = [
            {
                "path": str(path),
                "line": line,
                "column": column,
                "start": one.start,
                "end": one.end,
                "rule": one.rule,
                "severity": one.severity.value,
                "text": one.text,
                "message": one.message._asdict(),
                "suggestions": list(one.suggestions),
                "fix": one.fix,
            }
            for path, found in results
            for (line, column, _), one in found
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

    def as_text(self, results: list[tuple[Path, list[_Placed]]]) -> str:
        """For a terminal: every Arabic stretch stands in an isolate, so that paths and numbers keep their place."""
        lines = []
        counts: Counter[Severity] = Counter()
        for path, found in results:
            for (line, column, text), one in found:
                counts[one.severity] += 1
                message = _isolated(getattr(one.message, self._lang))
                head = click.style(f"{one.rule} {one.severity.value}", fg=_COLOURS[one.severity])
                lines.append(f"{_isolated(str(path))}:{line}:{column}: {head} {message}")
                lines.append("    " + _context(text, one))
        total = ", ".join(f"{counts[grade]} {grade.value}{'' if counts[grade] == 1 else 's'}" for grade in self._shown)
        return "\n".join([*lines, total]) + "\n"


def _put(path: Path, data: bytes) -> None:
    """The file as it was or as it is to be, never a part of it; its permissions stay, and a link stays a link."""
    target = path.resolve()
    mode = target.stat().st_mode
    write_whole(target, [data])
    target.chmod(mode)


def _isolated(text: str) -> str:
    return f"{_ISOLATE}{text}{_POP}"


def _context(text: str, one: Finding) -> str:
    """The words around, on one line, right to left; what is found stands between ⟦ and ⟧."""
    before = _visible(text[max(0, one.start - _AROUND_CHARS) : one.start].rpartition("\n")[2])
    after = _visible(text[one.end : one.end + _AROUND_CHARS].partition("\n")[0])
    found = click.style(f"⟦{_visible(one.text)}⟧", bold=True)
    return f"{_RTL_ISOLATE}{before}{found}{after}{_POP}"


def _visible(text: str) -> str:
    """Controls written out (a lone direction mark would turn the line around), masks and line ends dropped."""
    return "".join(
        sign if sign.isprintable() or sign == " " else "" if sign in "\r\n" else f"<U+{ord(sign):04X}>"
        for sign in text.replace("\ufffc", "")
    )
