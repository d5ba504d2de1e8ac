"""`warraq style` as a newsroom runs it."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from warraq.arabic.style.command import style
from warraq.arabic.style.reference import rules_as_markdown

REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "style-rules.md"


def run(*args, text=None):
    return CliRunner().invoke(style, [str(one) for one in args], input=text)


def test_clean_copy_leaves_with_zero():
    result = run("-", text="ذهب الوزير إلى الأردن.\n")

    assert result.exit_code == 0
    assert result.output.endswith("0 errors, 0 warnings, 0 hints\n")


def test_a_slip_leaves_with_one_and_shows_its_place_in_isolates(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("سطر أول\nذهب الى الأردن\n", encoding="utf-8")

    result = run(path)

    assert result.exit_code == 1
    assert f"\u2068{path}\u2069:2:5: SP001 error \u2068اكتب «إلى» مكان «الى»\u2069" in result.output
    assert "\u2067ذهب ⟦الى⟧ الأردن\u2069" in result.output
    assert result.output.count("\u2067") + result.output.count("\u2068") == result.output.count("\u2069")


def test_direction_marks_of_the_copy_are_written_out():
    assert "<U+202E>" in run("-", text="شركة \u202eGoogle\n").output


def test_hints_alone_leave_with_zero():
    assert run("-", text="تم افتتاح المعرض\n").exit_code == 0


def test_json_holds_exact_places():
    rows = json.loads(run("--json", "-", text="ذهب الى\n").output)

    assert [(row["rule"], row["start"], row["end"], row["fix"]) for row in rows] == [("SP001", 4, 7, "إلى")]


def test_fix_on_standard_input_prints_the_copy():
    result = run("--fix", "-", text="ذهب الى المدرسه ,وعاد\n")

    assert result.stdout == "ذهب إلى المدرسة، وعاد\n"
    assert result.exit_code == 0


def test_only_mends_what_is_asked(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("ذهب الى المدرسه", encoding="utf-8")

    run("--fix", "--only", "SP004", path)

    assert path.read_text(encoding="utf-8") == "ذهب الى المدرسة"


def test_markdown_keeps_its_code_and_links(tmp_path):
    path = tmp_path / "story.md"
    path.write_text("# ذهب الى\n\n`الى` [الى هنا](http://a.b/الى)\n\n```\nالى\n```\n", encoding="utf-8")

    run("--fix", path)

    assert path.read_text(encoding="utf-8") == "# ذهب إلى\n\n`الى` [إلى هنا](http://a.b/الى)\n\n```\nالى\n```\n"


def test_html_keeps_its_tags_and_scripts(tmp_path):
    path = tmp_path / "story.html"
    source = '<p title="الى">ذهب <b>الى</b> &quot;البيت&quot;</p><script>"الى"</script><!-- الى -->'
    path.write_text(source, encoding="utf-8")

    run("--fix", path)

    assert path.read_text(encoding="utf-8") == source.replace("<b>الى", "<b>إلى")


def test_word_file_is_mended_run_by_run(tmp_path):
    path = tmp_path / "story.docx"
    file = docx.Document()
    paragraph = file.add_paragraph("ذهب ")
    paragraph.add_run("الى").bold = True
    paragraph.add_run(" المدرسه")
    file.save(str(path))

    assert run(path).exit_code == 1
    run("--fix", path)

    runs = docx.Document(str(path)).paragraphs[0].runs
    assert [(one.text, one.bold) for one in runs] == [("ذهب ", None), ("إلى", True), (" المدرسة", None)]


@pytest.mark.parametrize("args", [["/no/such/file.txt"], [], ["--settings", "/no/such.toml", "-"]])
def test_what_cannot_be_read_leaves_with_two(args):
    assert run(*args, text="").exit_code == 2


def test_a_file_that_is_no_word_file_leaves_with_two(tmp_path):
    path = tmp_path / "story.docx"
    path.write_bytes(b"no archive")

    assert run(path).exit_code == 2


def test_settings_file_is_obeyed(tmp_path):
    path = tmp_path / "style.toml"
    path.write_text('off = ["SP001"]', encoding="utf-8")

    assert run("--settings", path, "-", text="ذهب الى الأردن\n").exit_code == 0


def test_rules_are_described_in_each_language():
    for lang in ("ar", "en", "fr"):
        assert "SP001 hamza-dropped" in run("--rules", "--lang", lang).output


def test_reference_page_is_up_to_date():
    assert REFERENCE.read_text(encoding="utf-8") == rules_as_markdown(), "run: warraq style --rules --markdown"
