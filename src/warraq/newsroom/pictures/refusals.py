"""Why a file is not taken in as a picture. `messages.py` says each in the reader's language."""

from typing import ClassVar


class PictureRefused(ValueError):
    """A file that we do not take in. `facts` fill the placeholders of its message."""

    code: ClassVar[str] = "refused"

    def __init__(self, **facts: int | str) -> None:
        super().__init__(f"{self.code} {facts}" if facts else self.code)
        self.facts = facts


class EmptyFile(PictureRefused):
    """The file has no bytes."""

    code = "empty"


class FileTooLarge(PictureRefused):
    """More bytes than MAX_FILE_BYTES."""

    code = "file_too_large"


class ForbiddenExtension(PictureRefused):
    """The name ends in something that is not a picture we take: `x.svg`, `x.jpg.php`."""

    code = "forbidden_extension"


class UnknownFormat(PictureRefused):
    """The bytes are not of a format we take, whatever the name says."""

    code = "unknown_format"


class DisguisedPicture(PictureRefused):
    """The extension or the content type names another format than the bytes."""

    code = "disguised"


class SideTooLong(PictureRefused):
    """A side above MAX_SIDE_PX."""

    code = "side_too_long"


class TooManyPixels(PictureRefused):
    """More pixels than MAX_PIXELS."""

    code = "too_many_pixels"


class DamagedPicture(PictureRefused):
    """Cut short or broken: it cannot be decoded to its end."""

    code = "damaged"


class TooHardPicture(PictureRefused):
    """Decoding it took more memory or time than a picture may cost."""

    code = "too_hard"


REFUSALS: dict[str, type[PictureRefused]] = {
    kind.code: kind
    for kind in (
        EmptyFile,
        FileTooLarge,
        ForbiddenExtension,
        UnknownFormat,
        DisguisedPicture,
        SideTooLong,
        TooManyPixels,
        DamagedPicture,
        TooHardPicture,
    )
}
