"""Wagtail's reference index, asked for once per save."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def once_for_references(story: Any) -> Iterator[None]:
    """Let what is saved inside ask for the story's references once, at the end, and not once for every row of it."""
    # Here, and not above: the module wants all models loaded, and the story's model wants this one.
    from wagtail import signal_handlers

    if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        yield
        return
    with signal_handlers.disable_reference_index_auto_update():
        yield
    signal_handlers.update_reference_index_on_save(story)
