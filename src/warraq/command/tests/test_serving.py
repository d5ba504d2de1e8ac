import socket
import sys
from pathlib import Path

import pytest

from warraq.command.serving import check_port, check_writable
from warraq.command.trouble import Trouble


def test_taken_port_is_told_in_one_line_with_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(Trouble) as told:
            check_port("127.0.0.1", port)

    assert str(port) in told.value.message
    assert "--port" in told.value.message
    assert "\n" not in told.value.message
    assert told.value.exit_code == 2


def test_free_port_is_left_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]

    check_port("127.0.0.1", port)
    check_port("127.0.0.1", port)


def test_missing_folder_is_made(tmp_path):
    check_writable(tmp_path / "new" / "folder")

    assert list((tmp_path / "new" / "folder").iterdir()) == []


def test_folder_that_is_a_file_is_told_in_one_line_with_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(Trouble) as told:
        check_writable(tmp_path / "file")

    assert "WARRAQ_DATA_DIR" in told.value.message
    assert "\n" not in told.value.message


@pytest.mark.skipif(sys.platform != "linux", reason="/proc, where nobody can make a folder, is Linux's")
def test_folder_that_nobody_can_make_is_told():
    with pytest.raises(Trouble):
        check_writable(Path("/proc/warraq"))
