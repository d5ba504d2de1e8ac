"""The demo newspaper's data, as YAML."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@cache
def read(name: str) -> list[dict[str, Any]]:
    """All entries of the files whose names begin with `name`, in the order of their file names."""
    entries: list[dict[str, Any]] = []
    for path in sorted(_FOLDER.glob(f"{name}*.yaml")):
        entries += yaml.safe_load(path.read_text(encoding="utf-8")) or []
    return entries
