"""Where tables lie that are made once on a machine and read by every process after.

API
    table_folder() -> Path              the user's cache folder (XDG), or a temporary one when that cannot be written
    write_whole(path, parts)            readers see the old file or the whole new one, never a part
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def table_folder() -> Path:
    """An existing folder of this user's, if need be a new one."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warraq"
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError:
        base = _temporary()
    return base if os.access(base, os.W_OK) else _temporary()


def _temporary() -> Path:
    base = Path(tempfile.gettempdir()) / "warraq"
    base.mkdir(parents=True, exist_ok=True)
    return base


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts one after the other. Raises OSError, and then leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.writelines(parts)
        except OSError:
            os.unlink(file.name)
            raise
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
