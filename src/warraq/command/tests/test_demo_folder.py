import os

import pytest
from click.testing import CliRunner

from warraq.command import demo as command
from warraq.command.demo import STAMP_NAME, _fingerprint, empty, lock, read_stamp
from warraq.command.trouble import Trouble


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("WARRAQ_DATABASE_URL", raising=False)
    (tmp_path / "warraq.sqlite3").write_bytes(b"")
    (tmp_path / STAMP_NAME).write_text(f"{_fingerprint(8000)}\nالعنوان\n")
    return tmp_path


def test_stamped_demo_is_served_without_looking_again(folder):
    assert read_stamp(folder, port=8000) == "العنوان\n"


def test_another_port_or_a_lost_database_or_another_one_is_looked_at(folder, monkeypatch):
    assert read_stamp(folder, port=8001) is None

    monkeypatch.setenv("WARRAQ_DATABASE_URL", "postgresql://127.0.0.1/demo")
    assert read_stamp(folder, port=8000) is None
    monkeypatch.delenv("WARRAQ_DATABASE_URL")

    (folder / "warraq.sqlite3").unlink()
    assert read_stamp(folder, port=8000) is None


def test_reset_removes_what_the_demo_keeps_and_nothing_else(folder):
    (folder / "media").mkdir()
    (folder / "media" / "picture.jpg").write_bytes(b"")
    (folder / "notes.txt").write_text("ملاحظات")

    empty(folder)

    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt"]


def test_two_demos_cannot_share_a_folder(folder):
    with lock(folder):
        with pytest.raises(Trouble) as told:
            lock(folder)

        assert "WARRAQ_DATA_DIR" in told.value.message

    lock(folder).close()


@pytest.mark.parametrize(
    ("said", "address"), [(None, "http://127.0.0.1:8431"), ("https://desk.example", "https://desk.example")]
)
def test_mails_lead_to_the_newsroom_that_is_served(folder, monkeypatch, said, address):
    monkeypatch.setenv("WARRAQ_DATA_DIR", str(folder))
    # Set first, so that it is put back whatever the command sets.
    monkeypatch.setenv("WARRAQ_NEWSROOM_URL", said or "")
    if said is None:
        monkeypatch.delenv("WARRAQ_NEWSROOM_URL")
    seen = []
    monkeypatch.setattr(command, "make", lambda folder, *, port: seen.append(os.environ["WARRAQ_NEWSROOM_URL"]) or "")

    answer = CliRunner().invoke(command.demo, ["--load-only", "--port", "8431"])

    assert answer.exit_code == 0, answer.output
    assert seen == [address]
