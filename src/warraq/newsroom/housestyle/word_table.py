"""The checker's word table, made once on a machine: not while an editor waits."""

import logging
import subprocess
import sys
import threading

from warraq.arabic.style.lexicon import table_path

logger = logging.getLogger(__name__)
_COMMAND = [sys.executable, "-m", "warraq", "style", "--build"]
_making: subprocess.Popen[bytes] | None = None
_one_at_a_time = threading.Lock()


def prepare_words() -> bool:
    """Whether the table is there. When it is not, a process of its own is set to make it, which takes a minute."""
    global _making
    if table_path().exists():
        return True
    with _one_at_a_time:
        if _making is None or _making.poll() is not None:
            logger.info("Making the word table", extra={"event": "newsroom.housestyle.words_made"})
            _making = subprocess.Popen(  # noqa: S603 - our own command
                _COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
    return False
