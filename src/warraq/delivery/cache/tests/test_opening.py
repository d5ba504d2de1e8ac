"""What a kept page was rendered by."""

from warraq.delivery.cache.opening import find_build


def test_a_build_has_another_name_when_a_template_changes_and_the_same_otherwise(tmp_path):
    template = tmp_path / "site" / "article.html"
    template.parent.mkdir()
    template.write_text("<h1>")
    before = find_build(tmp_path)

    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_article.py").write_text("assert True")
    assert find_build(tmp_path) == before

    template.write_text("<h2>")
    assert find_build(tmp_path) != before
