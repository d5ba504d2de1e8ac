"""Which of the lines above a story are its picture's caption, and the credit at a caption's end."""

import re
from typing import Final

from warraq.arabic.normalise import normalise
from warraq.ingest.pages.known_names import is_known_source
from warraq.ingest.pages.labels import fold_line

_OPENING_WORDS: Final = "صورة الصورة صور جانب لقطة أرشيفية مشهد Photo Image"
_OPENINGS: Final = frozenset(map(normalise, _OPENING_WORDS.split()))
_CREDIT_WORDS: Final = re.compile(
    r"^(?:تصوير|عدسه|المصدر|مصدر الصوره|صدر الصوره|الصوره|credit|photo|photo by|source|©)\s*[:：/]?\s*"
)
_PARENTHESIS: Final = re.compile(r"\s*[(\[]\s*(?P<credit>[^()\[\]]{2,50})\s*[)\]]\s*\.?$")
_AFTER_SIGN: Final = re.compile(r"\s*(?:[|©]|\s/|\s[-–—]\s)\s*(?P<credit>[^|/©]{2,40})\.?$")
_LABELLED: Final = re.compile(
    r"[\s.،(-]+(?P<credit>(?:تصوير|عدسة|مصدر الصورة|Photo|Credit|Crédit)\s*[:：/]\s*.{2,50}?)\)?$"
)
_ARCHIVE_WORDS: Final = "أرشيفية|أرشيف|صورة أرشيفية|الأرشيف|من الأرشيف|archive|archives"
_ARCHIVE: Final = frozenset(map(normalise, _ARCHIVE_WORDS.split("|")))


def split_credit(caption: str) -> tuple[str, str]:
    """The caption and the credit at its end, "" when it has none: «… (رويترز)», «… تصوير: فلان»."""
    labelled = _LABELLED.search(caption)
    if labelled:
        return caption[: labelled.start()].rstrip(" .،("), _bare_credit(labelled["credit"])
    found = _PARENTHESIS.search(caption)
    if found and normalise(found["credit"]) not in _ARCHIVE and len(found["credit"].split()) <= 4:
        return caption[: found.start()].rstrip(), _bare_credit(found["credit"])
    found = _AFTER_SIGN.search(caption)
    if found and is_known_source(found["credit"]):
        return caption[: found.start()].rstrip(), found["credit"].strip()
    return caption, ""


def _bare_credit(credit: str) -> str:
    label = _CREDIT_WORDS.match(normalise(credit))
    # The fold keeps these words' length, so the match's end is a place in the original too.
    return credit[label.end() :].strip() if label and len(normalise(credit)) == len(credit) else credit.strip()


_VERBS: Final = """يؤكد تؤكد يعلن تعلن يكشف تكشف يطالب تطالب يدعو تدعو يلتقي تلتقي يستقبل تستقبل يبحث تبحث ينفي تنفي يرفض ترفض يحذر تحذر
    يواصل تواصل يقود تقود يفوز تفوز يفتتح تفتتح يطلق تطلق يصل تصل يزور تزور يشارك تشارك يحتفل تحتفل يتوج تتوج يوقع توقع أكد أكدت أعلن أعلنت
    كشف كشفت قتل مقتل إصابة وفاة هل كيف لماذا"""
_HEADLINE_VERBS: Final = frozenset(map(normalise, _VERBS.split()))


def caption_likeness(line: str, *, follows_breadcrumb: bool, is_doubled: bool, story: str) -> int:
    """How much a line above the story reads as a caption; 3 and more is one.

    `story` is the text below, folded: a caption names people as the story does, a headline says it in other words.
    """
    folded = fold_line(line)
    words = folded.split()
    likeness = 3 * is_doubled + 2 * bool(split_credit(line)[1]) + follows_breadcrumb
    if words and words[0] in _OPENINGS:
        likeness += 2
    if 2 <= len(words) <= 10 and f" {folded} " in f" {story} ":
        likeness += 2
    if any(word in _HEADLINE_VERBS for word in words[:3]) or re.match(r"[^:]{3,40}:\s", line):
        likeness -= 2
    return likeness + (len(words) <= 8 and follows_breadcrumb)
