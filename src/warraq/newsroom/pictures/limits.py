"""What a picture may cost us. One place, read by the parent and by the child process that decodes."""

from typing import Final

MAX_FILE_BYTES: Final = 25 * 1024 * 1024
MAX_SIDE_PX: Final = 12_000
MAX_PIXELS: Final = 60_000_000
#: An ICC profile of a printing press has half a megabyte; more than this hides something else.
MAX_PROFILE_BYTES: Final = 1024 * 1024

#: Of the child: address space, processor time, time on the wall, and the largest file it may write.
CHILD_MEMORY_BYTES: Final = 1536 * 1024 * 1024
CHILD_CPU_SECONDS: Final = 40
CHILD_WALL_SECONDS: Final = 120
CHILD_FILE_BYTES: Final = 96 * 1024 * 1024
#: Children at one time in one process; others wait for their turn.
CHILDREN_AT_ONCE: Final = 2

#: Pillow's name of each format we take, and the extensions and content types that honestly name it.
EXTENSIONS: Final[dict[str, tuple[str, ...]]] = {
    "JPEG": ("jpg", "jpeg"),
    "PNG": ("png",),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
    "GIF": ("gif",),
}
CONTENT_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "JPEG": ("image/jpeg", "image/jpg", "image/pjpeg"),
    "PNG": ("image/png", "image/x-png"),
    "WEBP": ("image/webp",),
    "AVIF": ("image/avif", "image/avif-sequence"),
    "GIF": ("image/gif",),
}
#: What a browser says that does not know the file; it is no lie, so it is not held against the file.
UNSAID_CONTENT_TYPES: Final = ("", "application/octet-stream", "binary/octet-stream")
