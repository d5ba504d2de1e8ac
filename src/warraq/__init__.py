"""Warraq (ورّاق): an Arabic-first news publishing system."""

from warraq import runtime

runtime.prepare()

__version__ = "0.1.0"
