"""Every drawing draws, in every palette and ratio, and always the same."""

import hashlib
from itertools import cycle

import pytest

from warraq.demo.drawings import DRAWINGS, PALETTES, RATIOS, UnknownDrawing, draw


def _bytes(drawing: str, **asked: object) -> bytes:
    asked = {"palette": "sea", "seed": 7, "ratio": "3:2", "width_px": 240} | asked
    return draw(drawing, **asked).tobytes()


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_every_drawing_comes_in_every_ratio_and_palette(drawing):
    most = max(len(RATIOS), len(PALETTES))
    for seed, ratio, palette in zip(range(most), cycle(RATIOS), cycle(PALETTES), strict=False):
        across, down = (int(part) for part in ratio.split(":"))

        picture = draw(drawing, palette=palette, seed=seed, ratio=ratio, width_px=96)

        assert picture.size == (96, round(96 * down / across))
        assert picture.mode == "RGB"


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_the_same_words_give_the_same_picture(drawing):
    assert _bytes(drawing) == _bytes(drawing)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_another_seed_or_palette_gives_another_picture(drawing):
    pictures = [_bytes(drawing), _bytes(drawing, seed=8), _bytes(drawing, palette="rose")]

    assert len({hashlib.sha256(picture).digest() for picture in pictures}) == 3


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_picture_fills_its_frame(drawing):
    picture = draw(drawing, palette="brick", seed=3, ratio="16:9", width_px=320)
    colours = picture.convert("P", colors=16).getcolors()

    assert len(colours) >= 4
    assert max(count for count, _ in colours) < picture.width * picture.height * 0.85


@pytest.mark.parametrize(
    ("drawing", "palette", "ratio"), [("unicorn", "sea", "3:2"), ("waves", "plaid", "3:2"), ("waves", "sea", "7:1")]
)
def test_an_unknown_name_is_refused(drawing, palette, ratio):
    with pytest.raises(UnknownDrawing):
        draw(drawing, palette=palette, seed=1, ratio=ratio)
