"""From Wagtail's filters to files: one child process makes them all, and their rows are written together."""

from typing import TYPE_CHECKING, Any, Final

from django.core.files.base import ContentFile
from django.db.models import Q
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.image_operations import BackgroundColorOperation
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, Filter, SourceImageIOError

from warraq.newsroom.pictures import limits
from warraq.newsroom.pictures.decoding import scale_picture
from warraq.newsroom.pictures.refusals import PictureRefused

if TYPE_CHECKING:
    from warraq.newsroom.pictures.models import Picture, PictureRendition

_FORMATS: Final = frozenset({"avif", "webp", "jpeg", "png"})
_LONGEST_STEM: Final = 48


class PictureFileUnusable(SourceImageIOError):
    """The original is missing from the storage or cannot be decoded; Wagtail's pages show a placeholder for it."""


def make_renditions(picture: "Picture", filters: list[Filter]) -> "dict[Filter, PictureRendition]":
    """Make the filters' files in one child process, save them with their rows, and return the rows.

    Another process may make the same at the same time: its rows win, and our files of those are deleted.
    Raises PictureFileUnusable, InvalidFilterSpecError.
    """
    model = picture.get_rendition_model()
    ours = [
        model(
            image=picture,
            filter_spec=filter.spec,
            focal_point_key=filter.get_cache_key(picture),
            file=file,
            width=size[0],
            height=size[1],
        )
        for filter, (file, size) in zip(filters, make_files(picture, filters), strict=True)
    ]
    model.objects.bulk_create(ours, ignore_conflicts=True)
    rows = find_renditions(picture, filters)
    for rendition in ours:
        kept = rows[Filter(spec=rendition.filter_spec)]
        if kept.file.name != rendition.file.name:
            rendition.file.storage.delete(rendition.file.name)
    return rows


def find_renditions(picture: "Picture", filters: list[Filter]) -> "dict[Filter, PictureRendition]":
    """The rows that are there already, for the focal point as it is now."""
    keys = {filter.spec: filter.get_cache_key(picture) for filter in filters}
    wanted = Q(filter_spec__in=list(keys), focal_point_key__in=set(keys.values()))
    rows = {
        row.filter_spec: row
        for row in picture.renditions.filter(wanted)
        if keys[row.filter_spec] == row.focal_point_key
    }
    return {filter: rows[filter.spec] for filter in filters if filter.spec in rows}


def make_files(picture: "Picture", filters: list[Filter]) -> list[tuple[ContentFile[bytes], tuple[int, int]]]:
    """A file and its (width, height) for each filter, in order; nothing is saved."""
    jobs = [_describe(picture, filter) for filter in filters]
    try:
        with picture.open_file() as source:
            if [filter.spec for filter in filters] == ["original"]:
                made = [source.read()]  # Clean already; encoding it again would only make it worse.
            else:
                made = scale_picture(source, jobs)
    except (PictureRefused, OSError) as error:
        raise PictureFileUnusable(f"{picture.file.name}: {error}") from error
    return [
        (ContentFile(content, name=_name_file(picture, filter, job["format"])), tuple(job["size"]))
        for filter, job, content in zip(filters, jobs, made, strict=True)
    ]


def _describe(picture: "Picture", filter: Filter) -> dict[str, Any]:
    """What the child needs to know of a filter: which part of the original, how large, in which format."""
    transform = filter.get_transform(picture)
    box, size = transform.get_rect().round(), transform.size
    if max(size) > limits.MAX_SIDE_PX or size[0] * size[1] > limits.MAX_PIXELS:
        raise InvalidFilterSpecError("A rendition may not be larger than a picture may be.")
    said: dict[str, Any] = {}
    ground = None
    for operation in filter.filter_operations:
        if isinstance(operation, BackgroundColorOperation):
            ground = operation.color
        else:
            operation.run(None, picture, said)
    original_format = "png" if picture.file.name.endswith(".png") else "jpeg"
    format = said.get("output-format", original_format)
    if format not in _FORMATS:
        raise InvalidFilterSpecError(f"Renditions are made in {', '.join(sorted(_FORMATS))}, not in {format}.")
    return {
        "box": [box.left, box.top, box.right, box.bottom],
        "size": list(size),
        "format": format,
        "quality": said.get(f"{format}-quality"),
        "lossless": "lossless" in said.get("output-format-options", ()),
        "ground": ground,
    }


def _name_file(picture: "Picture", filter: Filter, format: str) -> str:
    """`width-720-q50.avif`, `fill-640x480.1f3a9c2e.webp`: the focal point is in the name, so an address never changes content."""
    said = (part.replace("avifquality-", "q") for part in filter.spec.split("|") if not part.startswith("format-"))
    stem = "-".join(said) or "original"
    parts = [stem[:_LONGEST_STEM], filter.get_cache_key(picture)]
    extension: str = IMAGE_FORMAT_EXTENSIONS[format]
    return ".".join(part for part in parts if part) + extension
