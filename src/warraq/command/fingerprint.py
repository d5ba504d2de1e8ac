"""A short text that differs when the program's files do. It needs no Django, so that it is quick."""

import hashlib
from importlib.metadata import version
from pathlib import Path

PACKAGE_DIR = Path(__file__).resolve().parent.parent
STATIC_FILES = ("**/static/**/*",)
PACKAGES = ("django", "wagtail", "djangorestframework", "django-tasks-db")


def fingerprint(*patterns: str, also: str = "") -> str:
    """Of the package's files that match, by size and time, of the installed versions that matter, and of `also`."""
    told = hashlib.sha256(also.encode())
    for pattern in patterns:
        for path in sorted(PACKAGE_DIR.glob(pattern)):
            if path.is_file():
                facts = path.stat()
                told.update(f"{path.relative_to(PACKAGE_DIR)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    for package in PACKAGES:
        told.update(f"{package} {version(package)}\n".encode())
    return told.hexdigest()
