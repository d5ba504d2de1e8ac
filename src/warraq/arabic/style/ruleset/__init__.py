"""The rules themselves, one file per subject; importing this package registers them all."""

from warraq.arabic.style.ruleset import characters, news, phrases, punctuation, spelling

RULE_FILES = (spelling, phrases, punctuation, characters, news)
