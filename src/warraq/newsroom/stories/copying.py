"""Copying a story: always into a new draft."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm


class StoryCopyForm(CopyForm):
    """No copy is public at once, and none follows its original: such pages would never pass through a release."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias", "copy_subpages"):
            self.fields.pop(name, None)
