"""The rules themselves, one file per subject; importing this package registers them all."""

from warraq.arabic.style.ruleset import characters, news, phrases, punctuation, spacing, spelling

RULE_FILES = (spelling, phrases, punctuation, spacing, characters, news)
