"""The newspapers that the bench reads: made once in a folder, with public rows only, and kept for the next run."""

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.doorway.servers import ROOT

PLAIN_STORIES = 1_000


def find_paper(folder: Path, stories: int) -> Path:
    """The newspaper of that size, made if it is not there."""
    paper = (folder / str(stories)).resolve()
    if (paper / "made").exists():
        return paper
    began = time.monotonic()
    (paper / "warraq.sqlite3").unlink(missing_ok=True)
    paper.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bench.generator", "--stories", str(stories), "--public-only"]
    command += ["--database", f"sqlite:///{paper / 'warraq.sqlite3'}", "--data-dir", str(paper)]
    subprocess.run(command, cwd=ROOT, env=environment_of(paper, scratch=paper), check=True)
    (paper / "made").touch()
    print(f"made {stories:,} stories in {time.monotonic() - began:.0f} s", flush=True)
    return paper


def environment_of(paper: Path, *, scratch: Path) -> dict[str, str]:
    """For processes that read the newspaper; what they keep goes to `scratch`."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "WARRAQ_DATABASE_URL": f"sqlite:///{paper / 'warraq.sqlite3'}",
        "WARRAQ_DATA_DIR": str(scratch / "data"),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PYTHONTZPATH": "",
    }
