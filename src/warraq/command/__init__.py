"""The command line, `warraq`."""

from warraq.command.main import main

__all__ = ["main"]
