"""How a time zone is chosen."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

# Old names and offsets, which the database of zones keeps for machines.
_FOR_MACHINES = ("Etc/", "SystemV/", "US/", "posix/", "right/")


class TimeZoneSelect(forms.Select):
    """The zones of the world's places, by continent. One that an edition has already is always among them."""

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        places = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(_FOR_MACHINES)}
        self.choices = [(zone, zone.replace("_", " ")) for zone in sorted(places | {str(v) for v in value if v})]
        return super().optgroups(name, value, attrs)
