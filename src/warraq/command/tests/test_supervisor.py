import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

SLEEPS = "import time; time.sleep(600)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open('deaf', 'x').close(); time.sleep(600)"


def supervise(folder: Path, *programs: str) -> subprocess.Popen[str]:
    """Start a supervisor of Python programs; its log is its standard output."""
    named = {f"program{number}": program for number, program in enumerate(programs)}
    script = textwrap.dedent(
        f"""
        import os, sys
        from warraq.command.supervisor import Program, Supervisor
        programs = [Program(name, [sys.executable, "-c", code]) for name, code in {named!r}.items()]
        supervisor = Supervisor(programs, dict(os.environ), lambda line: print(line, flush=True))
        sys.exit(supervisor.run())
        """
    )
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=folder)


def read_until(process: subprocess.Popen[str], wanted: str) -> str:
    while line := process.stdout.readline():
        if wanted in line:
            return line
    raise AssertionError(f"the supervisor ended without saying {wanted!r}")


def is_running(process_id: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process_id}/status").read_text()
    except FileNotFoundError:
        return False


def wait_for_end(process_id: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not is_running(process_id):
            return True
        time.sleep(0.05)
    return False


def started_id(line: str) -> int:
    return int(line.rsplit(" ", 1)[1].strip().rstrip(")"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_everything_stops_cleanly_when_asked(tmp_path, number):
    supervisor = supervise(tmp_path, SLEEPS, SLEEPS)
    children = [started_id(read_until(supervisor, "started")) for _ in range(2)]

    supervisor.send_signal(number)

    assert supervisor.wait(timeout=20) == 0
    assert not any(map(is_running, children))


def test_what_dies_is_started_again(tmp_path):
    supervisor = supervise(tmp_path, SLEEPS)
    first = started_id(read_until(supervisor, "started"))

    os.kill(first, signal.SIGKILL)

    assert "SIGKILL" in read_until(supervisor, "ended")
    second = started_id(read_until(supervisor, "started"))
    assert second != first
    supervisor.terminate()
    supervisor.wait(timeout=20)


def test_what_dies_at_once_is_started_again_after_growing_pauses(tmp_path):
    supervisor = supervise(tmp_path, "raise SystemExit(3)")

    ends = [read_until(supervisor, "ended") for _ in range(3)]

    assert all("exit 3" in end for end in ends)
    assert [end.rsplit(" ", 2)[1] for end in ends] == ["0.5", "1", "2"]
    supervisor.terminate()
    supervisor.wait(timeout=20)


def test_what_will_not_stop_is_killed_within_ten_seconds(tmp_path):
    supervisor = supervise(tmp_path, DEAF)
    child = started_id(read_until(supervisor, "started"))
    until = time.monotonic() + 20
    while not (tmp_path / "deaf").exists():
        assert time.monotonic() < until
        time.sleep(0.02)
    began = time.monotonic()

    supervisor.terminate()

    assert supervisor.wait(timeout=20) == 1
    assert time.monotonic() - began < 10
    assert wait_for_end(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_children_stop_when_the_supervisor_itself_is_killed(tmp_path):
    supervisor = supervise(tmp_path, SLEEPS)
    child = started_id(read_until(supervisor, "started"))

    supervisor.kill()
    supervisor.wait()

    assert wait_for_end(child)
