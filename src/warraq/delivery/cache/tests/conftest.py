import pytest

from warraq.delivery.cache.tests.asking import Asking
from warraq.delivery.site.tests.conftest import paper  # noqa: F401 - the same newspaper


@pytest.fixture
def front(paper, tmp_path):  # noqa: F811
    """A front before the small newspaper."""
    asking = Asking(tmp_path)
    yield asking
    asking.close()
