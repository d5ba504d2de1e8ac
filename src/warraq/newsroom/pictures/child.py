"""The process in which pictures are decoded: `python -m warraq.newsroom.pictures.child`.

It reads one job (JSON) from its standard input, works on files of its working directory, writes one answer (JSON) and
ends. It bounds itself before it touches a byte of the picture, and it never imports Django, so that it starts fast.
"""

import errno
import json
import resource
import sys
from typing import Any

from warraq.newsroom.pictures import limits
from warraq.newsroom.pictures.refusals import DamagedPicture, PictureRefused, TooHardPicture


def bound_this_process() -> None:
    """Take from this process what decoding a picture does not need."""
    bounds = {
        resource.RLIMIT_CPU: limits.CHILD_CPU_SECONDS,
        resource.RLIMIT_FSIZE: limits.CHILD_FILE_BYTES,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    if sys.platform == "linux":  # macOS refuses a bound on address space; there the wall clock and pixels bound it.
        bounds[resource.RLIMIT_AS] = limits.CHILD_MEMORY_BYTES
    for kind, most in bounds.items():
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def work(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job: `{"verb": "clean" | "scale", …}`; the answer has `refused`, a code, when the picture is at fault."""
    try:
        # Imported under the bounds: the codecs are what we do not trust.
        if job["verb"] == "clean":
            from warraq.newsroom.pictures.cleaning import clean

            return clean(job)
        from warraq.newsroom.pictures.scaling import scale

        return scale(job)
    except PictureRefused as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}
    except MemoryError:
        return {"refused": TooHardPicture.code, "facts": {}}
    except Exception as error:
        match getattr(error, "errno", None):
            case errno.ENOSPC:
                raise  # Our disk is full; that is no fault of the picture.
            case errno.EFBIG:
                # A small lossy file may decode into noise that nothing can compress.
                return {"refused": TooHardPicture.code, "facts": {}}
        # Codecs raise nearly anything on a broken file (OSError, SyntaxError, struct.error, IndexError…).
        return {"refused": DamagedPicture.code, "facts": {}, "cause": f"{type(error).__name__}: {error}"}


def main() -> None:
    """Bound, read, work, answer."""
    bound_this_process()
    answer = work(json.load(sys.stdin))
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
