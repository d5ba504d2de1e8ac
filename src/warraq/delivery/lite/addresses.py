"""The address of a page's lite version: its own, with `/lite` before it."""

PREFIX = "/lite"


def lite_path(path: str) -> str:
    return PREFIX + path


def full_path(path: str) -> str:
    """The address of the whole page that a lite one is a version of."""
    return path.removeprefix(PREFIX)
