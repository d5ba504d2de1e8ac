"""Finding CSS that names a side of the screen instead of a side of the text."""

import re
from collections.abc import Iterator

import tinycss2

PHYSICAL = re.compile(
    r"^(left|right|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?"
    r"|border-(top|bottom)-(left|right)-radius|overflow-x|overflow-y|background-position-x)$"
)
ALLOWED = {"overflow-x", "overflow-y"}
SIDED_VALUES = {
    "float",
    "clear",
    "text-align",
    "text-align-last",
    "caption-side",
    "justify-content",
    "transform-origin",
}
FOUR_SIDES = {
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
    "scroll-margin",
    "scroll-padding",
}
TRANSFORMS = {"translate", "translatex", "translate3d"}


def find_physical(css: str) -> Iterator[str]:
    """A sentence for each declaration in a style sheet that has a left or a right."""
    yield from _in_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _in_rules(rules: list) -> Iterator[str]:
    for rule in rules:
        if rule.type in {"qualified-rule", "at-rule"} and rule.content is not None:
            yield from _in_rules(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))
        elif rule.type == "declaration":
            told = _judge(
                rule.lower_name, [value for value in rule.value if value.type not in {"whitespace", "comment"}]
            )
            if told:
                yield f"line {rule.source_line}: {told}"


def _judge(name: str, values: list) -> str:
    if name.startswith("--"):
        return ""
    if PHYSICAL.match(name) and name not in ALLOWED:
        return f"{name} is physical; name the side of the text (inline-start, inline-end)"
    words = [value.lower_value for value in values if value.type == "ident"]
    if name in SIDED_VALUES and {"left", "right"} & set(words):
        return f"{name}: left or right; say start or end"
    if name in FOUR_SIDES and len(values) == 4 and values[1].serialize() != values[3].serialize():
        return f"{name} with two different inline sides turns the wrong way; use {name}-inline"
    if name == "border-radius" and len(values) == 4 and not _is_mirrored(values):
        return "border-radius with different corners turns the wrong way; use border-start-start-radius and its kin"
    return _judge_functions(values)


def _is_mirrored(values: list) -> bool:
    corners = [value.serialize() for value in values]
    return corners[0] == corners[1] and corners[2] == corners[3]


def _judge_functions(values: list) -> str:
    for value in values:
        if value.type != "function":
            continue
        arguments = [part for part in value.arguments if part.type != "whitespace"]
        words = {part.lower_value for part in arguments if part.type == "ident"}
        if value.lower_name in TRANSFORMS and _moves_sideways(value.lower_name, arguments):
            return f"{value.lower_name}() moves to one side; multiply by var(--direction-factor)"
        if value.lower_name.endswith("gradient") and {"left", "right"} & words:
            return "a gradient to the left or right does not turn with the text"
        told = _judge_functions(arguments)
        if told:
            return told
    return ""


def _moves_sideways(name: str, arguments: list) -> bool:
    """Whether the first argument is a length other than nought that does not follow the text."""
    first = arguments[0] if arguments else None
    if first is None or "--direction-factor" in first.serialize():
        return False
    return getattr(first, "value", 1) != 0
