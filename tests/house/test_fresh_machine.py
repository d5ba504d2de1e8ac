"""What a fresh machine with Python lacks is not asked for."""

from tests.house.tree import ROOT, files_named, name


def test_arabic_is_set_without_the_systems_fribidi():
    """Pillow's own setting of Arabic wants FriBidi of the system and fails without; HarfBuzz comes with ours."""
    product = [path for path in files_named(".py") if path.is_relative_to(ROOT / "src") and "tests" not in path.parts]
    assert product
    assert [name(path) for path in product if "ImageFont" in path.read_text()] == []
