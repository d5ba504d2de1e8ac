"""Opening a picture inside the child: formats, sizes, orientation and colours, before anything is decoded in full."""

import warnings
from io import BytesIO
from typing import Final

from PIL import AvifImagePlugin, Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError, WebPImagePlugin

from warraq.newsroom.pictures import limits
from warraq.newsroom.pictures.refusals import SideTooLong, TooManyPixels, UnknownFormat

#: Imported for what they register; without them Pillow would load all of its forty formats.
PLUGINS: Final = (AvifImagePlugin, WebPImagePlugin)

# Pillow raises at twice this number, which it checks before it makes room for the pixels.
Image.MAX_IMAGE_PIXELS = limits.MAX_PIXELS // 2


def open_picture(path: str) -> ImageFile.ImageFile:
    """Read the header of a picture and check its size; no pixel is decoded yet.

    Raises UnknownFormat, SideTooLong, TooManyPixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(path, formats=list(limits.EXTENSIONS))
    except UnidentifiedImageError as error:
        raise UnknownFormat from error
    except Image.DecompressionBombError as error:
        raise TooManyPixels(most=limits.MAX_PIXELS // 1_000_000) from error
    if max(picture.size) > limits.MAX_SIDE_PX:
        raise SideTooLong(most=limits.MAX_SIDE_PX, side=max(picture.size))
    if picture.width * picture.height > limits.MAX_PIXELS:
        raise TooManyPixels(most=limits.MAX_PIXELS // 1_000_000)
    return picture


def set_upright(picture: Image.Image) -> Image.Image:
    """Turn the pixels as the EXIF orientation says; a broken EXIF says nothing."""
    try:
        return ImageOps.exif_transpose(picture)
    except MemoryError:
        raise
    except Exception:
        return picture


def find_profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The ICC profile of a picture if it has a sound one for its kind of pixels."""
    data = picture.info.get("icc_profile")
    if not isinstance(data, bytes) or not 128 < len(data) <= limits.MAX_PROFILE_BYTES:
        return None
    space = {"L": "GRAY", "LA": "GRAY", "CMYK": "CMYK", "LAB": "LAB"}.get(picture.mode, "RGB")
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return None
    return profile if profile.profile.xcolor_space.strip() == space else None


def to_srgb(picture: Image.Image, profile: ImageCms.ImageCmsProfile | None) -> Image.Image:
    """The same colours in sRGB, so that no profile has to travel with the file. Grey stays grey."""
    if profile is None or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        converted = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    except ImageCms.PyCMSError:
        return picture
    return picture if converted is None else converted


def to_plain_mode(picture: Image.Image) -> Image.Image:
    """The same picture as L, RGB or RGBA, eight bits a channel. RGBA only if something shows through."""
    if picture.mode.startswith("I;16"):
        # Sixteen bits of grey: keep the upper eight. Pillow's own conversion would clip instead.
        picture = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    elif picture.mode in {"I", "F"}:
        picture = picture.convert("L")
    if picture.has_transparency_data:
        picture = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        return picture.convert("RGB") if picture.getchannel("A").getextrema() == (255, 255) else picture
    if picture.mode in {"L", "RGB"}:
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")
