from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import process_time

import pytest


@pytest.fixture
def seconds() -> Callable[[float], AbstractContextManager[None]]:
    """A block that must not use more than so many seconds of processor time."""

    @contextmanager
    def limit(most: float) -> Iterator[None]:
        start = process_time()
        yield
        assert process_time() - start < most

    return limit
