"""The field that holds facts of the public record."""

import json
from typing import Any

from django.db import models


class PlainJSON(json.JSONEncoder):
    """Writes letters as they are: an Arabic one takes two bytes so, and six as an escape, wherever JSON is kept as text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class FactsField(models.JSONField):
    """Plain facts (text, numbers, lists and mappings of these) as JSON. To migrations it is the JSONField it is stored as."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "encoder": PlainJSON})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        options.pop("encoder", None)
        return name, "django.db.models.JSONField", list(args), options
