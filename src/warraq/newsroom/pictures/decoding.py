"""The near side of decoding: hand a file to a child process under limits, and take back clean files and facts."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any, Final, NoReturn

from warraq.newsroom.pictures import limits
from warraq.newsroom.pictures.names import get_extension, make_safe_name
from warraq.newsroom.pictures.refusals import (
    REFUSALS,
    DamagedPicture,
    EmptyFile,
    FileTooLarge,
    ForbiddenExtension,
    TooHardPicture,
)

_PACKAGE_PARENT: Final = str(Path(__file__).resolve().parents[3])
_ALLOWED: Final = frozenset(extension for many in limits.EXTENSIONS.values() for extension in many)
_turns = BoundedSemaphore(limits.CHILDREN_AT_ONCE)


@dataclass(frozen=True, kw_only=True)
class DecodedPicture:
    """An upload that was decoded to its end and written anew: its pixels, its ICC profile, nothing else."""

    content: bytes
    format: str  # "jpeg" or "png": what `content` is
    width: int
    height: int
    colour: str  # "#rrggbb"
    original_name: str  # as the journalist knows it, made safe; its Arabic kept
    source_hash: str  # SHA-256 (hex) of the bytes as they came
    caption: str  # as the agency wrote it into the file, or ""
    credit_line: str

    @property
    def suffix(self) -> str:
        """The extension of `content`, with its dot."""
        return ".jpg" if self.format == "jpeg" else f".{self.format}"


def decode_upload(file: IO[bytes], *, name: str, content_type: str = "") -> DecodedPicture:
    """Check and clean one upload. `file` is read from its beginning.

    Raises a PictureRefused: the name's extension, the size, the format, or what the child found.
    """
    extension = get_extension(name)
    if extension not in _ALLOWED:
        raise ForbiddenExtension(extension=extension or "-")
    file.seek(0)
    payload = file.read(limits.MAX_FILE_BYTES + 1)
    if not payload:
        raise EmptyFile
    if len(payload) > limits.MAX_FILE_BYTES:
        raise FileTooLarge(most=limits.MAX_FILE_BYTES // (1024 * 1024))
    with tempfile.TemporaryDirectory(prefix="warraq-picture-") as folder:
        Path(folder, "source").write_bytes(payload)
        job = {
            "verb": "clean",
            "source": "source",
            "target": "clean",
            "extension": extension,
            "content_type": content_type,
        }
        facts = _run_child(job, folder=folder)
        content = Path(folder, "clean").read_bytes()
    words = facts.pop("words")
    return DecodedPicture(
        content=content,
        original_name=make_safe_name(name),
        source_hash=hash_source(payload),
        **facts,
        **words,
    )


def hash_source(payload: bytes) -> str:
    """What tells that a file has come before."""
    return hashlib.sha256(payload).hexdigest()


def scale_picture(source: IO[bytes], files: list[dict[str, Any]]) -> list[bytes]:
    """Make the files that `scaling.scale` describes (without `target`), in the same order, in one child process.

    Raises DamagedPicture or TooHardPicture.
    """
    with tempfile.TemporaryDirectory(prefix="warraq-picture-") as folder:
        source.seek(0)
        with Path(folder, "source").open("wb") as copy:
            while chunk := source.read(1024 * 1024):
                copy.write(chunk)
        named = [{**file, "target": f"made-{number}"} for number, file in enumerate(files)]
        _run_child({"verb": "scale", "source": "source", "files": named}, folder=folder)
        return [Path(folder, file["target"]).read_bytes() for file in named]


def _run_child(job: dict[str, Any], *, folder: str) -> dict[str, Any]:
    # -P: the working folder holds an untrusted file and must not be a place to import from.
    command = [sys.executable, "-P", "-s", "-m", "warraq.newsroom.pictures.child"]
    with _turns:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
                command,
                input=json.dumps(job).encode(),
                capture_output=True,
                cwd=folder,
                env=_child_environment(folder),
                timeout=limits.CHILD_WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooHardPicture from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        _explain_death(done.returncode, done.stderr, cause=error)
    if "refused" in answer:
        raise REFUSALS[answer["refused"]](**answer["facts"])
    return answer


def _child_environment(folder: str) -> dict[str, str]:
    """No secret of ours goes along. One arena per thread would spend the address space that is allowed."""
    kept = {key: os.environ[key] for key in ("LD_LIBRARY_PATH", "SYSTEMROOT") if key in os.environ}
    return {**kept, "PYTHONPATH": _PACKAGE_PARENT, "MALLOC_ARENA_MAX": "2", "LC_ALL": "C.UTF-8", "TMPDIR": folder}


def _explain_death(returncode: int, stderr: bytes, *, cause: Exception) -> NoReturn:
    """The child said nothing: a bound stopped it (a signal), it ran out of memory, or our own code is broken."""
    if b"MemoryError" in stderr:
        raise TooHardPicture from cause
    if returncode < 0:
        raise (DamagedPicture if -returncode in {4, 6, 7, 8, 11} else TooHardPicture) from cause
    raise RuntimeError(f"The picture process failed: {stderr.decode(errors='replace')[-2000:]}") from cause
