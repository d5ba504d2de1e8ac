"""Which renditions a picture has, as Wagtail's filter specs, so that Wagtail finds what we made."""

from typing import Final

#: A phone of 360 px asks for 720; what is larger is for screens with finer points and for wide ones.
WIDTHS: Final = (320, 480, 720, 960, 1200)
MODERN_FORMATS: Final = ("avif", "webp")
JPEG_WIDTHS: Final = (640, 1200)
#: What AVIF is written with. It stands in the spec, so that another quality is another file.
AVIF_QUALITY: Final = 50
CARD_SIZES: Final = ((320, 240), (640, 480))
#: For JSON-LD, which wants all three, and for shared links, which use the first.
CROPS: Final = {"16x9": (1200, 675), "4x3": (1200, 900), "1x1": (1200, 1200)}
#: What the newsroom's lists show.
THUMBNAIL: Final = "max-165x165"
#: Raise it when the specs or the encoders' options change: pictures are then made anew when next released.
VERSION: Final = 2


def get_widths(available: int, wanted: tuple[int, ...] = WIDTHS) -> list[int]:
    """The wanted widths below what is available, and one that takes it whole. Nothing is ever enlarged."""
    smaller = [width for width in wanted if width < available]
    whole = [width for width in wanted if width >= available][:1]
    return smaller + whole


def plain_spec(width: int, format: str) -> str:
    """The whole picture, `width` px wide."""
    return f"width-{width}|{_said(format)}"


def crop_spec(size: tuple[int, int], format: str) -> str:
    """The part around the focal point, in the shape of `size`."""
    return f"fill-{size[0]}x{size[1]}|{_said(format)}"


def _said(format: str) -> str:
    return f"format-avif|avifquality-{AVIF_QUALITY}" if format == "avif" else f"format-{format}"


def get_card_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The card's sizes that a picture of this size can fill."""
    available = int(min(width, height * 4 / 3))
    widths = get_widths(available, tuple(size[0] for size in CARD_SIZES))
    return [size for size in CARD_SIZES if size[0] in widths]


def get_rendition_specs(width: int, height: int) -> list[str]:
    """Every spec of a picture of this size, in a fixed order."""
    specs = [plain_spec(step, format) for format in MODERN_FORMATS for step in get_widths(width)]
    specs += [plain_spec(step, "jpeg") for step in get_widths(width, JPEG_WIDTHS)]
    cards = get_card_sizes(width, height)
    specs += [crop_spec(size, format) for format in MODERN_FORMATS for size in cards]
    specs += [crop_spec(cards[-1], "jpeg")]
    specs += [crop_spec(size, "jpeg") for size in CROPS.values()]
    return [*dict.fromkeys(specs), THUMBNAIL]
