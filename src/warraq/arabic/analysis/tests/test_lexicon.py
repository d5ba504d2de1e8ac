import pytest

from warraq.arabic.analysis import lexicon

COUNTED = {"كلمة": 12.5, "وزير": 0.25, "قرار": 3.0}


@pytest.fixture
def counting(monkeypatch, tmp_path):
    """How often the words were counted anew, with a folder of its own for the table."""
    calls = []
    monkeypatch.setattr(lexicon, "table_folder", lambda: tmp_path)
    monkeypatch.setattr(lexicon, "_frequencies", {})
    monkeypatch.setattr(lexicon, "_count", lambda: calls.append(1) or dict(COUNTED))
    return calls


def next_process(monkeypatch):
    monkeypatch.setattr(lexicon, "_frequencies", {})


def test_words_are_counted_once_and_read_from_the_table_after(monkeypatch, counting):
    assert lexicon.frequency("كلمة") == 12.5
    next_process(monkeypatch)

    assert {word: lexicon.frequency(word) for word in COUNTED} == COUNTED
    assert lexicon.frequency("غائبة") == 0.0
    assert len(counting) == 1


@pytest.mark.parametrize("broken", [b"", b"1234", b"\xff" * 40, b"\x03" + b"\0" * 30])
def test_a_broken_table_is_made_again(monkeypatch, counting, tmp_path, broken):
    lexicon.frequency("كلمة")
    next(tmp_path.iterdir()).write_bytes(broken)
    next_process(monkeypatch)

    assert lexicon.frequency("وزير") == 0.25
    next_process(monkeypatch)
    assert lexicon.frequency("قرار") == 3.0
    assert len(counting) == 2


def test_a_folder_that_cannot_be_written_costs_time_alone(monkeypatch, counting, tmp_path):
    monkeypatch.setattr(lexicon, "table_folder", lambda: tmp_path / "file" / "below")
    (tmp_path / "file").write_text("in the way")

    assert lexicon.frequency("كلمة") == 12.5
