"""The child process itself: quick to start, bounded, and a stranger to Django."""

import os
import subprocess
import sys

from warraq.newsroom.pictures.tests import samples

ONLY_IMPORT = (
    "import sys; from warraq.newsroom.pictures import child, cleaning, scaling;"
    "print([name for name in ('django', 'wagtail', 'willow') if name in sys.modules])"
)


def run(code: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_the_child_never_imports_django():
    assert run(ONLY_IMPORT).stdout.strip() == "[]"


def test_the_child_starts_fast():
    started_at = os.times()

    run(ONLY_IMPORT)

    ended_at = os.times()
    spent = ended_at.children_user + ended_at.children_system - started_at.children_user - started_at.children_system
    assert spent < 0.3


def test_the_child_cannot_take_more_memory_than_its_bound():
    bounded = "from warraq.newsroom.pictures import child; child.bound_this_process();"

    assert "MemoryError" in run(bounded + "bytearray(1600 * 1024 * 1024)").stderr
    assert run(bounded + "print(len(bytearray(500 * 1024 * 1024)))").returncode == 0


def test_the_child_cannot_write_a_large_file(tmp_path):
    bounded = "from warraq.newsroom.pictures import child; child.bound_this_process();"

    ended = run(bounded + f"open({str(tmp_path / 'large')!r}, 'wb').write(bytes(200 * 1024 * 1024))")

    assert ended.returncode != 0


def test_a_picture_that_grows_beyond_measure_when_written_anew_is_too_hard(tmp_path):
    (tmp_path / "source").write_bytes(samples.make_jpeg((900, 600)))
    job = {
        "verb": "clean",
        "source": str(tmp_path / "source"),
        "target": str(tmp_path / "clean"),
        "extension": "jpg",
        "content_type": "",
    }
    with_a_lower_bound = (
        "from warraq.newsroom.pictures import child, limits; limits.CHILD_FILE_BYTES = 4000; child.bound_this_process();"
        f"print(child.work({job!r})['refused'])"
    )

    assert run(with_a_lower_bound).stdout.strip() == "too_hard"
