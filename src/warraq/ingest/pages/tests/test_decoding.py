import pytest

from warraq.ingest.pages import NotText, decode
from warraq.ingest.pages.tests import sample_pages

#: Letters, harakat, both digit sets, quotes, signs, Latin: all that windows-1256 has and UTF-8 pages mix.
TEXT = "\n".join([*sample_pages.PARAGRAPHS, "قال: «نَعَمْ، بالتأكيد؛ 12 أو ٪»… – كڤاس café"]).replace("ڤ", "ف")
RICH = TEXT + "\n٠١٢٣ ﷺ — “نص” پاريس"


def codes(payload: bytes) -> list[str]:
    return [note.code for note in decode(payload).repairs]


def test_sound_utf8_is_not_touched():
    assert decode(RICH.encode()).text == RICH
    assert codes(RICH.encode()) == []


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_undeclared_legacy_bytes_are_read(encoding: str):
    text = "\n".join(sample_pages.PARAGRAPHS)

    decoded = decode(text.encode(encoding))

    assert decoded.text == text
    assert decoded.encoding == encoding
    assert codes(text.encode(encoding)) == ["encoding_undeclared"]


def test_windows_1256_with_every_sign_is_restored_byte_for_byte():
    text = TEXT.replace("٪", "%")

    assert decode(text.encode("windows-1256")).text == text


def test_windows_1256_declared_as_utf8_is_flagged():
    payload = f'<html><meta charset="utf-8"><p>{sample_pages.PARAGRAPHS[0]}</p>'.encode("windows-1256")

    assert sample_pages.PARAGRAPHS[0] in decode(payload).text
    assert codes(payload) == ["encoding_misdeclared"]


def test_utf8_declared_as_windows_1256_is_read_as_utf8():
    payload = f'<html><meta charset="windows-1256"><p>{sample_pages.PARAGRAPHS[0]}</p>'.encode()

    assert sample_pages.PARAGRAPHS[0] in decode(payload).text
    assert codes(payload) == ["encoding_misdeclared"]


@pytest.mark.parametrize("wrong", ["windows-1256", "latin-1", "sloppy-windows-1252"])
def test_double_utf8_is_restored_byte_for_byte(wrong: str):
    import ftfy.bad_codecs  # noqa: F401  Registers the sloppy codecs.

    broken = RICH.encode().decode(wrong)

    assert decode(broken.encode()).text == RICH
    assert codes(broken.encode()) == ["double_utf8"]


def test_utf8_encoded_three_times_is_restored():
    broken = RICH.encode().decode("windows-1256").encode().decode("windows-1256")

    assert decode(broken.encode()).text == RICH


def test_a_sound_headline_above_a_broken_body_stays():
    broken = "عنوان سليم\n" + RICH.encode().decode("windows-1256")

    assert decode(broken.encode()).text == "عنوان سليم\n" + RICH


def test_broken_words_inside_a_sound_line_are_restored():
    broken = "تقرير: " + "الخبر العاجل".encode().decode("windows-1256") + " هنا"

    assert decode(broken.encode()).text == "تقرير: الخبر العاجل هنا"


@pytest.mark.parametrize("sound", ["خط، وحفظ» وحظ؛ وخط…", "حظ® ونفط°", "déjà vu à Paris", "ط§"])
def test_sound_words_that_look_broken_are_left_alone(sound: str):
    assert decode(sound.encode()).text == sound


def test_written_out_entities_become_letters():
    text = "قال &laquo;نعم&raquo; &#1608;&#x0645;&#1590;&#1609; &amp;quot;هنا&amp;quot; AT&T & co"

    assert decode(text.encode()).text == 'قال «نعم» ومضى "هنا" AT&T & co'
    assert codes(text.encode()) == ["entities"]


def test_a_whole_text_in_entities_is_restored_exactly():
    text = "".join(f"&#{ord(letter)};" if letter > "\x7f" else letter for letter in RICH)

    assert decode(text.encode()).text == RICH


@pytest.mark.parametrize("bad", ["&#x110000;", "&#xD800;", "&#0;", "&nosuch;"])
def test_entities_that_name_no_letter_do_no_harm(bad: str):
    text = decode(f"كلام {bad} كلام".encode()).text

    text.encode()
    assert text.startswith("كلام ")


def test_presentation_forms_become_letters_only_when_the_whole_text_is_in_them():
    old = "ﺍﻟﺨﺒﺮ ﺍﻟﻌﺎﺟﻞ ﻣﻦ ﺍﻟﻮﺍﺣﺔ ﺍﻟﻴﻮﻡ"

    assert decode(old.encode()).text == "الخبر العاجل من الواحة اليوم"
    assert codes(old.encode()) == ["presentation_forms"]
    assert decode((RICH + old).encode()).text == RICH + old


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_encodings_are_understood(encoding: str):
    assert decode(RICH.encode(encoding)).text == RICH


def test_french_in_windows_1252_is_read():
    text = "Déjà vu à la préfecture : l’élève est reçu"

    assert decode(text.encode("windows-1252")).text == text


def test_utf_7_is_never_read_as_markup():
    assert "<script" not in decode(b"<meta charset=utf-7>+ADw-script+AD4-").text


def test_a_page_cut_inside_a_letter_loses_that_letter_only():
    decoded = decode(RICH.encode()[:-1])

    assert decoded.text == RICH[:-1] + "\ufffd"
    assert [note.code for note in decoded.repairs] == ["broken_bytes"]


def test_a_line_of_another_encoding_inside_utf8_is_read():
    payload = RICH.encode() + b"\n" + "سطر بترميز آخر".encode("windows-1256")

    assert decode(payload).text == RICH + "\nسطر بترميز آخر"
    assert codes(payload) == ["mixed_encoding"]


def test_overrides_and_controls_go_and_joiners_stay():
    text = "خبر \u202eعاجل\x00 می\u200cخواهم \u2067سليم\u2069\nو\u2066مفتوح"

    assert decode(text.encode()).text == "خبر عاجل می\u200cخواهم \u2067سليم\u2069\nومفتوح"
    assert codes(text.encode()) == ["controls_removed"]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
        (b"%PDF-1.4\n" + bytes(500), "binary"),
    ],
)
def test_what_is_no_text_is_refused(payload: bytes, code: str):
    with pytest.raises(NotText) as refusal:
        decode(payload)

    assert refusal.value.code == code
