"""How a word should have been spelled, and how sure that is.

API
    judge(word) -> Verdict | None    what is wrong with one word on its own; None when nothing is
    is_own(word, own) -> bool        whether the house has the word, with or without particles before it
    Verdict(kind, suggestions)       suggestions carry the marks of the word judged
    Kind                             one per rule of spelling
"""

from warraq.arabic.style.spelling.clitics import is_own
from warraq.arabic.style.spelling.exceptions import PROTECTED_NAMES
from warraq.arabic.style.spelling.judge import judge
from warraq.arabic.style.spelling.verdict import Kind, Verdict

__all__ = ["PROTECTED_NAMES", "Kind", "Verdict", "is_own", "judge"]
