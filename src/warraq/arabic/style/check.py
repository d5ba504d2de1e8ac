"""Run the rules over a text, and mend what is safe."""

from collections.abc import Collection

from warraq.arabic.style.copy import Copy
from warraq.arabic.style.rule import REGISTRY, Finding, Hit, Part, Rule
from warraq.arabic.style.settings import StyleSettings

#: Mending one slip can lay bare another (a doubled space before a comma); more rounds than this were never seen.
_MAX_ROUNDS = 8


def rules() -> list[Rule]:
    """Every rule, by id."""
    return [REGISTRY[rule_id] for rule_id in sorted(REGISTRY)]


def check(
    text: str,
    *,
    settings: StyleSettings | None = None,
    part: Part = Part.BODY,
    ignored: Collection[tuple[str, str]] = frozenset(),
) -> list[Finding]:
    """What the house would change in `text`, in reading order.

    Nothing inside quotation marks or a protected name is reported. `ignored` holds (rule id, text) pairs that the desk
    has waved through for this story.
    """
    settings = settings or StyleSettings()
    copy = Copy(text, settings=settings, part=part)
    findings = [
        _finding(one, hit, copy)
        for one in REGISTRY.values()
        if settings.is_on(one.id)
        for hit in one.find(copy)
        if not copy.is_protected(hit.start, hit.end)
    ]
    if ignored:
        findings = [one for one in findings if (one.rule, one.text) not in ignored]
    findings.sort(key=lambda one: (one.start, one.end, one.rule))
    return findings


def _finding(one: Rule, hit: Hit, copy: Copy) -> Finding:
    found = copy.text[hit.start : hit.end]
    instead = hit.suggestions[0] if hit.suggestions else ""
    return Finding(
        rule=one.id,
        severity=copy.settings.severity_of(one.id),
        start=hit.start,
        end=hit.end,
        text=found,
        message=one.message.filled(found=found, instead=instead),
        reason=one.reason,
        suggestions=hit.suggestions,
        fix=instead if hit.is_safe and hit.suggestions else None,
    )


def fix(
    text: str,
    *,
    settings: StyleSettings | None = None,
    part: Part = Part.BODY,
    only: Collection[str] | None = None,
    ignored: Collection[tuple[str, str]] = frozenset(),
) -> str:
    """`text` with every safe fix made, of the rules in `only` when that is given. Mending again changes nothing."""
    for _ in range(_MAX_ROUNDS):
        findings = check(text, settings=settings, part=part, ignored=ignored)
        mended = apply(text, [one for one in findings if only is None or one.rule in only])
        if mended == text:
            break
        text = mended
    return text


def apply(text: str, findings: Collection[Finding]) -> str:
    """`text` with the fixes of `findings` made; where two overlap, the earlier and shorter wins."""
    pieces = []
    done = 0
    for one in sorted(findings, key=lambda one: (one.start, one.end)):
        if one.fix is None or one.start < done:
            continue
        pieces.append(text[done : one.start])
        pieces.append(one.fix)
        done = one.end
    pieces.append(text[done:])
    return "".join(pieces)
