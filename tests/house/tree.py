"""The files of this repository, as git knows them; a copy without git is walked."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SKIPPED_FOLDERS = {".git", ".venv", "var", "node_modules", "__pycache__"}


@cache
def files() -> list[Path]:
    """Every tracked or new file, without what is ignored."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return [p for p in ROOT.rglob("*") if p.is_file() and not SKIPPED_FOLDERS & set(p.relative_to(ROOT).parts)]
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).is_file()]


def files_named(*endings: str) -> list[Path]:
    return [path for path in files() if path.name.endswith(endings)]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
