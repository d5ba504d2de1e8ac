from typing import Any

from django import forms

from warraq.newsroom.stories.readiness import has_visible_letters
from warraq.publishing.release.sanitise import clean_text


class ReasonField(forms.CharField):
    """What somebody says about an act. It is shown amid other words, and may not reorder them; of signs that nobody
    sees nothing is left."""

    def to_python(self, value: Any) -> str:
        text = clean_text(super().to_python(value) or "").strip()
        return text if has_visible_letters(text) else ""
