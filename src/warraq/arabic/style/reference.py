"""The rules described from their own code, for the terminal and for `docs/reference/style-rules.md`."""

from warraq.arabic.style.check import rules
from warraq.arabic.style.rule import GROUPS, Rule
from warraq.arabic.style.settings import OFF_BY_DEFAULT

_INTRO = """\
# House style rules · قواعد المدقّق

Made from the rules' own code by `warraq style --rules --markdown`; a test keeps it so. Do not edit.

Nothing inside quotation marks («», "", “”), protected names, links or handles is touched. *Fix* says whether
`--fix` and the editor may make the first suggestion unseen. An edition turns rules off or changes their severity in its
settings, by these ids.
"""


def rules_as_markdown() -> str:
    """The reference page."""
    lines = [_INTRO]
    for group, title in GROUPS.items():
        lines.append(f"## {group} · {title.en} · {title.ar}\n")
        for one in rules():
            if one.group == group:
                lines.append(_section(one))
    return "\n".join(lines)


def _section(one: Rule) -> str:
    off = ", off until asked for" if one.id in OFF_BY_DEFAULT else ""
    rows = [
        f"### {one.id} {one.name}\n",
        f"{one.severity.value}{off} · {'safe fix' if one.can_fix else 'no automatic fix'}\n",
        f"{one.reason.ar}\n",
        f"{one.reason.en}\n",
        f"{one.reason.fr}\n",
        f"- ✗ {_shown(one.bad)}",
    ]
    if one.good:
        rows.append(f"- ✓ {_shown(one.good)}")
    return "\n".join([*rows, ""])


def _shown(example: str) -> str:
    """Invisible characters by name, or the example would show nothing."""
    return "".join(sign if sign.isprintable() else f"`U+{ord(sign):04X}`" for sign in example)


def rules_as_text(lang: str) -> str:
    """A line or two per rule, in one language."""
    lines = []
    for one in rules():
        lines.append(f"{one.id} {one.name} ({one.severity.value}{', fix' if one.can_fix else ''})")
        lines.append(f"    \u2068{getattr(one.reason, lang)}\u2069")
    return "\n".join(lines) + "\n"
