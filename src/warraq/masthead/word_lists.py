"""Lists that an administrator writes in a field, one entry on each line."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: More than this is no list of a newsroom's own, and every check would carry it.
MOST_LINES = 5000


def read_lines(text: str) -> list[str]:
    """The entries, without blanks around them and without empty lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def read_pairs(text: str) -> dict[str, str]:
    """What others write → what we write. Lines without both are passed over."""
    pairs: dict[str, str] = {}
    for line in read_lines(text):
        variant, sign, ours = line.partition("=")
        if sign and variant.strip() and ours.strip():
            pairs[variant.strip()] = ours.strip()
    return pairs


def as_lines(entries: Iterable[str]) -> str:
    return "\n".join(sorted(entries))


def as_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{variant} = {ours}" for variant, ours in sorted(pairs))


def validate_words(text: str) -> None:
    """One word on each line."""
    lines = read_lines(text)
    _refuse_too_many(lines)
    for line in lines:
        if len(line.split()) > 1:
            raise ValidationError(
                _("“%(line)s” is more than one word; names of several words go with the protected names."),
                params={"line": line},
            )


def validate_names(text: str) -> None:
    _refuse_too_many(read_lines(text))


def validate_pairs(text: str) -> None:
    """A variant, =, and the house's spelling on each line; no variant is itself what another becomes."""
    lines = read_lines(text)
    _refuse_too_many(lines)
    for line in lines:
        parts = [part.strip() for part in line.split("=")]
        if len(parts) != 2 or not all(parts):
            raise ValidationError(
                _("“%(line)s” is not of the form: what others write = what we write."), params={"line": line}
            )
    pairs = read_pairs(text)
    for variant, ours in pairs.items():
        if ours in pairs and pairs[ours] != ours:
            raise ValidationError(
                _("“%(ours)s” is to be written for “%(variant)s”, and is itself to be replaced."),
                params={"ours": ours, "variant": variant},
            )


def _refuse_too_many(lines: list[str]) -> None:
    if len(lines) > MOST_LINES:
        raise ValidationError(_("At most %(most)d lines."), params={"most": MOST_LINES})
