"""Inside the child: an upload decoded to its last byte and written anew, so that only its pixels are left of it."""

from typing import Any, Final

from PIL import Image, JpegImagePlugin

from warraq.newsroom.pictures import limits
from warraq.newsroom.pictures.embedded_words import read_words
from warraq.newsroom.pictures.opening import find_profile, open_picture, set_upright, to_plain_mode, to_srgb
from warraq.newsroom.pictures.refusals import DisguisedPicture
from warraq.newsroom.pictures.writing import write_picture

#: Formats that may hold drawings with hard edges are kept without loss; the others become JPEG.
_LOSSLESS: Final = frozenset({"PNG", "GIF"})


def clean(job: dict[str, Any]) -> dict[str, Any]:
    """`source` (path), `extension`, `content_type`, `target` (path): check, decode, write, describe.

    Raises the refusals; whatever a codec raises on a broken file rises too.
    """
    opened = open_picture(job["source"])
    kind = get_honest_format(opened, extension=job["extension"], content_type=job["content_type"])
    words = read_words(opened)
    opened.load()
    profile = find_profile(opened)
    picture = set_upright(opened)
    if picture.mode == "CMYK":
        picture, profile = to_srgb(picture, profile), None
    picture = to_plain_mode(picture)
    options = {"icc_profile": profile.tobytes()} if profile else {}
    if kind in _LOSSLESS or picture.mode == "RGBA":
        written = "png"
        write_picture(picture, job["target"], written, compress_level=4, **options)
    else:
        written = "jpeg"
        write_picture(picture, job["target"], written, quality=92, subsampling=0, **options)
    return {
        "format": written,
        "width": picture.width,
        "height": picture.height,
        "colour": get_main_colour(picture),
        "words": words,
    }


def get_honest_format(picture: Image.Image, *, extension: str, content_type: str) -> str:
    """The format of the bytes, in Pillow's name. Raises DisguisedPicture if name or content type say another."""
    # Phones write JPEG with a second picture behind the first (MPO); the first is all we take.
    kind = "JPEG" if isinstance(picture, JpegImagePlugin.JpegImageFile) else str(picture.format)
    said = content_type.split(";")[0].strip().lower()
    if extension not in limits.EXTENSIONS[kind]:
        raise DisguisedPicture(said=extension.upper(), found=kind)
    if said not in limits.CONTENT_TYPES[kind] and said not in limits.UNSAID_CONTENT_TYPES:
        raise DisguisedPicture(said=said, found=kind)
    return kind


def get_main_colour(picture: Image.Image) -> str:
    """The most common colour, as #rrggbb: what fills the picture's place until it has come."""
    small = picture.resize((32, 32), Image.Resampling.BOX)
    if small.mode == "RGBA":
        ground = Image.new("RGBA", small.size, (255, 255, 255, 255))
        small = Image.alpha_composite(ground, small)
    counted = small.convert("RGB").quantize(5, Image.Quantize.MEDIANCUT).convert("RGB").getcolors() or []
    _, colour = max(counted, default=(0, (128, 128, 128)))
    return "#{:02x}{:02x}{:02x}".format(*colour)  # type: ignore[misc]  # a pixel of an RGB picture is a triple
