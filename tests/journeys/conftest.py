from collections.abc import Callable

import pytest

from tests.journeys.desk import Desk


@pytest.fixture
def desk_of(live_site, open_page, sign_in) -> Callable[[str], Desk]:
    """`desk_of(role)` is the newsroom as somebody with that role has it before them."""

    def desk_of(role: str) -> Desk:
        page = open_page()
        sign_in(page, role)
        return Desk(page, live_site.newsroom_url)

    return desk_of


@pytest.fixture
def news(live_site):
    return live_site.edition.sections.get(slug="news")


@pytest.fixture
def culture(live_site):
    return live_site.edition.sections.get(slug="culture")
