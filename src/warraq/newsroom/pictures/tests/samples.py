"""Files as they come: honest photographs, and those that are not."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageFilter

#: Written into every kind of metadata of `make_telltale_jpeg`; none may be left in what we store or serve.
SECRETS = (
    b"SecretArtist",
    b"SecretSerial",
    b"SecretComment",
    b"SecretXmp",
    b"SecretThumbnail",
    b"SecretIptc",
    b"GPS-Area",
)
ARABIC_CAPTION = "قائد الجيش في طرابلس، صباح الأحد"
ARABIC_NAME = "خليفة حفتر - طرابلس ٢٠٢٦.jpg"


def encode(picture: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def draw_photo(size: tuple[int, int] = (640, 427), *, mode: str = "RGB") -> Image.Image:
    """Clouds of colour: compresses like a photograph, and is the same each time."""
    small = Image.linear_gradient("L").resize((64, 48)).rotate(30)
    bands = [small, small.transpose(Image.Transpose.FLIP_LEFT_RIGHT), small.rotate(90)]
    picture = Image.merge("RGB", bands).resize(size).filter(ImageFilter.GaussianBlur(2))
    return picture.convert(mode)


def draw_halves(size: tuple[int, int] = (1600, 800)) -> Image.Image:
    """Red where a reader of Arabic begins, blue where he ends."""
    picture = Image.new("RGB", size, (0, 0, 255))
    picture.paste((255, 0, 0), (size[0] // 2, 0, *size))
    return picture


def make_jpeg(size: tuple[int, int] = (640, 427), **options: Any) -> bytes:
    return encode(draw_photo(size), "JPEG", quality=90, **options)


def make_telltale_jpeg(size: tuple[int, int] = (640, 427)) -> bytes:
    """With GPS, artist, serial number, comment, XMP, IPTC and an embedded thumbnail."""
    exif = Image.Exif()
    exif[0x010E] = "Described in EXIF"
    exif[0x013B] = "SecretArtist"
    exif.get_ifd(0x8769)[0xA431] = "SecretSerial"
    exif.get_ifd(0x8769)[0x927C] = b"SecretThumbnail" + make_jpeg((64, 48))
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (32.0, 53.0, 14.0), "E", (13.0, 10.0, 50.0)
    gps[28] = b"ASCII\0\0\0GPS-Area"
    content = make_jpeg(
        size,
        exif=exif.tobytes(),
        comment=b"SecretComment",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretXmp</x:xmpmeta>",
    )
    return content[:2] + _iptc_segment({120: ARABIC_CAPTION, 80: "أحمد الزروق", 110: "SecretIptc"}) + content[2:]


def _iptc_segment(records: dict[int, str]) -> bytes:
    data = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text.encode())) + text.encode()
        for number, text in records.items()
    )
    block = (
        b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    )
    payload = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload


def make_png_bomb(width: int, height: int, *, rows: int | None = None) -> bytes:
    """A grey PNG that says it has this size; a hundred thousandth of it travels. `rows`: how many it really has."""
    row = bytes(width + 1)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height if rows is None else rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def make_animated_bomb(frames: int = 2000) -> bytes:
    """A GIF of many large frames, each of a few bytes."""
    pictures = [Image.new("P", (3000, 2000), number % 2) for number in range(2)]
    start = encode(pictures[0], "GIF", save_all=True, append_images=[pictures[1]], duration=20, optimize=False)
    second = start.rindex(b"\x21\xf9\x04")
    return start[:-1] + start[second:-1] * (frames - 2) + b";"


def read_tags(content: bytes) -> dict[str, Any]:
    """What a file tells beside its pixels; the ICC profile, which may stay, is left out."""
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        told = {f"exif {tag}": value for tag, value in picture.getexif().items()}
        told |= {
            key: picture.info[key]
            for key in ("comment", "xmp", "photoshop", "exif", "parsed_exif")
            if key in picture.info
        }
        return told | dict(getattr(picture, "text", {}))
