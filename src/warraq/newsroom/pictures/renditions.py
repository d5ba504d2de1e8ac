"""A picture in every size a page may ask for, made when a story is released and never while a reader waits."""

from typing import TYPE_CHECKING, NotRequired, TypedDict

from django.core.files.storage import Storage
from wagtail.images.models import Filter

from warraq.newsroom.pictures import specs
from warraq.newsroom.pictures.making import find_renditions, make_renditions

if TYPE_CHECKING:
    from warraq.newsroom.pictures.models import Picture


class SizedFile(TypedDict):
    """One file; pixels. Feeds tell its `bytes` beforehand, so that file has them."""

    url: str
    width: int
    height: int
    bytes: NotRequired[int]


class Sources(TypedDict):
    """The files of one format, narrowest first; `type` is the content type of `<source>`."""

    type: str
    files: list[SizedFile]


class CardFiles(TypedDict):
    """The picture cut to 4:3 for teasers: `src` is the JPEG for `<img>`, of this width and height."""

    src: str
    width: int
    height: int
    sources: list[Sources]


class PictureFiles(TypedDict):
    """All files of a picture, as plain data to keep in a published row. `width` and `height` are of `src`'s shape."""

    src: str
    width: int
    height: int
    colour: str
    sources: list[Sources]
    jpegs: list[SizedFile]
    card: CardFiles
    crops: dict[str, SizedFile]
    social: SizedFile


#: Spec → (name in the storage, width, height).
FileTable = dict[str, tuple[str, int, int]]


def ensure_renditions(picture: "Picture") -> PictureFiles:
    """Make what is missing of a picture's renditions, and return all its files.

    The first call decodes once (about a second) and must not run in a reader's request; later calls ask nothing of the
    database, until the file, the focal point or the specs change. Raises PictureFileUnusable.
    """
    kept = picture.made_files
    if kept is not None and has_renditions(picture):
        return build_files(picture, kept["files"])
    key = picture.get_made_key()
    filters = [Filter(spec=spec) for spec in specs.get_rendition_specs(picture.width, picture.height)]
    rows = find_renditions(picture, filters)
    missing = [filter for filter in filters if filter not in rows]
    if missing:
        rows |= make_renditions(picture, missing)
    files: FileTable = {
        filter.spec: (rows[filter].file.name, rows[filter].width, rows[filter].height) for filter in filters
    }
    picture.keep_made_files({"key": key, "files": files})
    return build_files(picture, files)


def has_renditions(picture: "Picture") -> bool:
    """Whether `ensure_renditions` would find all of them made."""
    kept = picture.made_files
    return kept is not None and kept["key"] == picture.get_made_key()


def build_files(picture: "Picture", files: FileTable) -> PictureFiles:
    """Arrange made files as a page needs them. Addresses come from the storage, so moving it moves them all."""
    storage = picture.get_rendition_model()._meta.get_field("file").storage

    def sized(spec: str) -> SizedFile:
        name, width, height = files[spec]
        return {"url": storage.url(name), "width": width, "height": height}

    widths = specs.get_widths(picture.width)
    jpegs = [sized(specs.plain_spec(width, "jpeg")) for width in specs.get_widths(picture.width, specs.JPEG_WIDTHS)]
    cards = specs.get_card_sizes(picture.width, picture.height)
    card = sized(specs.crop_spec(cards[-1], "jpeg"))
    crops = {shape: sized(specs.crop_spec(size, "jpeg")) for shape, size in specs.CROPS.items()}
    return {
        "src": jpegs[0]["url"],
        "width": jpegs[-1]["width"],
        "height": jpegs[-1]["height"],
        "colour": picture.colour,
        "sources": [
            {"type": f"image/{format}", "files": [sized(specs.plain_spec(width, format)) for width in widths]}
            for format in specs.MODERN_FORMATS
        ],
        "jpegs": jpegs,
        "card": {
            "src": card["url"],
            "width": card["width"],
            "height": card["height"],
            "sources": [
                {"type": f"image/{format}", "files": [sized(specs.crop_spec(size, format)) for size in cards]}
                for format in specs.MODERN_FORMATS
            ],
        },
        "crops": crops,
        "social": _weigh(crops["16x9"], storage, name=files[specs.crop_spec(specs.CROPS["16x9"], "jpeg")][0]),
    }


def _weigh(file: SizedFile, storage: Storage, *, name: str) -> SizedFile:
    """The file with its bytes, unless somebody took it away."""
    try:
        return {**file, "bytes": storage.size(name)}
    except OSError:
        return file
