"""A process that serves pages does not stop to look over everything that it began with."""

import subprocess
import sys

ASKING = """
import gc
import warraq.settings.asgi
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


def test_what_the_process_begins_with_is_left_alone_by_the_collector():
    told = subprocess.run([sys.executable, "-c", ASKING], capture_output=True, text=True, check=True, timeout=120)

    left_alone, looked_at = map(int, told.stdout.split())
    assert left_alone > 100_000
    assert looked_at < 5_000
