"""Our faces cover what is written, and the system fonts that stand in for them take the same room."""

import re

import pytest

from warraq.delivery.site.fallbacks import SAMPLE, SYSTEM_FONTS, build_fallback, measure
from warraq.delivery.site.fonts import DISPLAY_BOLD, FACES, TEXT, TEXT_REGULAR

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپڤڭگ" + "ًٌٍَُِّْٰ" + "٠١٢٣٤٥٦٧٨٩" + "،؛؟«»٪…–"
LATIN = "ABCXYZabcxyzÀÉÇàâçéèêëîïôùûüœŒ’@&#€"


def test_what_newspapers_write_is_in_the_faces():
    wanted = {*SAMPLE, *LETTERS, *LATIN}

    for family in {face.family for face in FACES}:
        covered = {chr(code) for face in FACES if face.family == family for code in face.letters}
        assert sorted(wanted - covered) == []


def test_files_of_one_face_share_no_letter():
    for face in FACES:
        others = [other for other in FACES if (other.family, other.weight) == (face.family, face.weight)]
        letters = [code for other in others for code in other.letters]
        assert len(letters) == len(set(letters)), face.name


def test_a_range_names_the_letters_of_its_file():
    face = next(face for face in FACES if face.name == "text-400-latin")
    named = set()
    for part in face.unicode_range.split(","):
        first, _dash, last = part.removeprefix("U+").partition("-")
        named |= set(range(int(first, 16), int(last or first, 16) + 1))

    assert named == set(face.letters)


def test_a_stand_in_is_as_wide_and_as_high_as_what_it_stands_in_for():
    ours = measure(TEXT_REGULAR)
    rules = re.findall(
        r"size-adjust:([\d.]+)%;ascent-override:([\d.]+)%;descent-override:([\d.]+)%",
        build_fallback(TEXT, weight=400, source=TEXT_REGULAR),
    )
    fonts = [font for font in SYSTEM_FONTS if font.weight == 400]

    assert len(rules) == len(fonts)
    for rule, font in zip(rules, fonts, strict=True):
        size, ascent, descent = (float(figure) / 100 for figure in rule)
        assert font.measure.width * size == pytest.approx(ours.width, rel=0.002)
        assert ascent * size == pytest.approx(ours.ascent, rel=0.002)
        assert descent * size == pytest.approx(ours.descent, rel=0.003)


def test_letters_are_measured_as_they_are_joined():
    assert len(SAMPLE) > 200
    assert 0.3 < measure(DISPLAY_BOLD).width < measure(TEXT_REGULAR).width < 0.5
