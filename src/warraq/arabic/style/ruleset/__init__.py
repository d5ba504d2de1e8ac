"""The rules themselves, one file per subject; importing this package registers them all."""

from warraq.arabic.style.ruleset import characters, news, phrases, punctuation, spelling

__all__ = ["characters", "news", "phrases", "punctuation", "spelling"]
