"""Running several programs as one: start them, start again what dies, and stop them all cleanly."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
LONG_LIFE_SECONDS = 30.0
STOP_SECONDS = 7.0
TICK_SECONDS = 0.1
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Program:
    """One program to keep running: what the log calls it and how it is started.

    One that yields starts when the others are ready, or after `yields_seconds` at the latest: starting takes much of
    a small machine, and readers come first.
    """

    name: str
    command: Sequence[str]
    yields_seconds: float = 0.0


@dataclass
class _Child:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_at: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS


@dataclass
class Supervisor:
    """Keeps programs running until SIGTERM or SIGINT. `log` gets one line per event."""

    programs: Sequence[Program]
    environment: Mapping[str, str]
    log: Callable[[str], None]
    is_ready: Callable[[], bool] = lambda: True
    on_ready: Callable[[], None] = lambda: None
    _stopping: bool = field(default=False, init=False)

    def run(self) -> int:
        """Run until asked to stop; 0 if everything ended by itself when asked, 1 if something had to be killed."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        began = time.monotonic()
        children = [_Child(program, start_at=began + program.yields_seconds) for program in self.programs]
        told = False
        while not self._stopping:
            for child in children:
                self._look_after(child)
            if not told and self.is_ready():
                told = True
                self.on_ready()
                for child in children:
                    child.start_at = min(child.start_at, began)
            time.sleep(TICK_SECONDS)
        return self._stop(children)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                self._start(child, now=now)
            return
        code = child.process.poll()
        if code is None:
            return
        if now - child.started_at >= LONG_LIFE_SECONDS:
            child.pause = FIRST_PAUSE_SECONDS
        self.log(f"{child.program.name} ended ({_describe(code)}); again in {child.pause:g} s")
        _signal_group(child.process, signal.SIGKILL)
        child.process, child.start_at = None, now + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE_SECONDS)

    def _start(self, child: _Child, *, now: float) -> None:
        child.process = subprocess.Popen(  # noqa: S603 - the programs are our own
            child.program.command,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            # A group of its own: Ctrl-C reaches this process alone, which then stops the others in order.
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        child.started_at = now
        self.log(f"{child.program.name} started (process {child.process.pid})")

    def _stop(self, children: Sequence[_Child]) -> int:
        self.log("stopping")
        running = [(child.program.name, child.process) for child in children if child.process is not None]
        for _name, process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        status = 0
        for name, process in running:
            try:
                code = process.wait(timeout=max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                status = 1
                self.log(f"{name} did not stop in time and is killed")
            else:
                self.log(f"{name} stopped ({_describe(code)})")
            _signal_group(process, signal.SIGKILL)
            process.wait()
        return status


def _describe(code: int) -> str:
    return f"exit {code}" if code >= 0 else signal.Signals(-code).name


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Whatever the program started and left behind goes too."""
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):
        return


def _die_with_parent() -> None:
    """Where Linux allows it: should the supervisor be killed outright, its programs are asked to stop."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
