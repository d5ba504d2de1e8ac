"""Where the readers' index lies."""

from pathlib import Path

from warraq.delivery.search.embedded.schema import LAYOUT
from warraq.index.places import BeingMade, IndexFolders

__all__ = ["BeingMade", "Places"]


class Places(IndexFolders):
    """The folders of this machine's indexes of published stories."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, layout=LAYOUT)
