"""An edition with one section that saved pages come in to, and a picture beside one of them."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from warraq.masthead.models import Edition, Section
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.pictures.tests.samples import make_jpeg
from warraq.newsroom.stories.intake import Register
from warraq.newsroom.stories.tree import ensure_tree


@pytest.fixture
def edition(db: None) -> Any:
    ensure_tree()
    return EditionFactory(key="maghrib", name="المرفأ المغربية", short_name="المرفأ")


@pytest.fixture
def section(edition: Edition) -> Any:
    return SectionFactory(edition=edition, name="اقتصاد", slug="اقتصاد")


@pytest.fixture
def register(edition: Edition, section: Section) -> Register:
    return Register(edition)


@pytest.fixture
def media(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def photo(tmp_path: Path, media: Path) -> Path:
    path = tmp_path / "ميناء طرابلس.jpg"
    path.write_bytes(make_jpeg((320, 200)))
    return path
