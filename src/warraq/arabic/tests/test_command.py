import json

import pytest
from click.testing import CliRunner

from warraq.arabic.command import arabic


@pytest.mark.parametrize(
    ("arguments", "typed", "printed"),
    [
        (["normalise"], "الدّاخليّة\nمسئول\n", "الداخليه\nمسءول\n"),
        (["normalise", "--keep-endings"], "المدرسة\n", "المدرسة\n"),
        (["tokenise"], "قال 5\n", "0\t3\tword\tقال\n4\t5\tnumber\t5\n"),
        (["slug", "--policy", "latin"], "وزير الداخلية\n", "wazir-al-dakhliya\n"),
    ],
)
def test_text_is_read_from_standard_input(arguments, typed, printed):
    result = CliRunner().invoke(arabic, arguments, input=typed)

    assert (result.exit_code, result.output) == (0, printed)


def test_terms_are_printed_as_json():
    result = CliRunner().invoke(arabic, ["analyse"], input="المغرب\n")

    assert json.loads(result.output)["مغرب"] == 1.0
