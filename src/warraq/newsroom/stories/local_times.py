"""Times as an editor types them: in the zone of the story's edition, whatever the editor's own clock says."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateTimeInput

from warraq.arabic.dates import zone_name
from warraq.arabic.digits import to_digits
from warraq.masthead.models import Edition

EARLIEST, LATEST = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - as typed, without a zone
_OFFSET = re.compile(r"\s*([+\-\u2212])(\d{2}):?(\d{2})$")
_WRITTEN = "%Y-%m-%d %H:%M"
_ONLY_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)$")


class TimeDoesNotExist(ValidationError):
    """The clocks of the zone jump over this time."""


class TimeComesTwice(ValidationError):
    """The clocks of the zone are set back, so this time comes twice that day."""


class LocalTimeInput(AdminDateTimeInput):
    """Leaves what was typed as it was typed: the calendar by itself puts the present time where it cannot read."""

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "validateOnBlur": False}

    @classmethod
    def like(cls, widget: AdminDateTimeInput) -> "LocalTimeInput":
        return cls(attrs=widget.attrs, js_overlay_parent_selector=widget.js_overlay_parent_selector)


class LocalTimeField(forms.DateTimeField):
    """A time without a zone, as typed; `in_zone` gives it one. Arabic digits are understood.

    Of a time without a date the day is `day`, or today in the zone. A time that comes twice can be made clear by its offset from UTC: `2026-09-20 01:30+00:00`.
    """

    zone: ZoneInfo = ZoneInfo("UTC")
    day: date | None = None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime) or value.tzinfo is None:
            return value
        local = value.astimezone(self.zone)
        written = local.strftime(_WRITTEN)
        return written if len(_readings(local.replace(tzinfo=None, fold=0), self.zone)) == 1 else _explain(local)

    def to_python(self, value: Any) -> datetime | None:
        if not isinstance(value, str) or not value.strip():
            return None if value in self.empty_values or isinstance(value, str) else value
        text = to_digits(value.strip(), digits="latn")
        if only := _ONLY_TIME.match(text):
            at = time(int(only[1]), int(only[2]))
            return datetime.combine(self.day, at) if self.day else self._today(at)
        offset = _OFFSET.search(text[10:])
        naive = None
        for written in (_WRITTEN, "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d"):
            try:
                naive = datetime.strptime(_OFFSET.sub("", text) if offset else text, written)  # noqa: DTZ007
                break
            except ValueError:
                continue
        if naive is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not EARLIEST <= naive < LATEST:
            raise ValidationError(_("Write a date between 1990 and 2100."), code="invalid")
        if offset is None:
            return naive
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3])) * (1 if offset[1] == "+" else -1)
        return (naive - shift).replace(tzinfo=UTC)

    def _today(self, at: time) -> datetime:
        """Refused when it has passed: a form that lay open must not mean another day than it did when it was typed."""
        now = timezone.now().astimezone(self.zone).replace(tzinfo=None)
        typed = datetime.combine(now.date(), at)
        if typed <= now:
            tomorrow = (typed + timedelta(days=1)).strftime(_WRITTEN)
            raise ValidationError(
                _("That time has passed today (%(zone)s). Write the day, too, such as %(time)s.")
                % {"zone": name_of(self.zone), "time": tomorrow},
                code="invalid",
            )
        return typed

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))
        except ValidationError:
            return True


def in_zone(typed: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The moment at which the clocks of `zone` show `typed`. Raises TimeDoesNotExist and TimeComesTwice."""
    if typed is None or typed.tzinfo is not None:
        return typed
    readings = _readings(typed, zone)
    if not readings:
        raise TimeDoesNotExist(
            _("The clocks jump over this time on that day (%(zone)s). Choose another.") % {"zone": name_of(zone)}
        )
    if len(readings) > 1:
        first, second = (_explain(moment.astimezone(zone)) for moment in readings)
        raise TimeComesTwice(
            _(
                "This time comes twice on that day, because the clocks are set back (%(zone)s). Write %(first)s for the first, or %(second)s for the second."
            )
            % {"zone": name_of(zone), "first": first, "second": second}
        )
    return readings[0]


def name_of(zone: ZoneInfo) -> str:
    """The zone in the editor's language."""
    return zone_name(zone.key, locale=get_language() or "ar")


def describe_zones(*, now: datetime) -> str:
    """In which zone times are typed, and what the clocks show there now."""
    editions = list(Edition.objects.all())
    zones = {edition.time_zone: edition.zone for edition in editions}
    if len(zones) <= 1:
        return "".join(
            _("In %(zone)s, now %(time)s.") % {"zone": name_of(zone), "time": f"{now.astimezone(zone):%H:%M}"}
            for zone in zones.values()
        )
    clocks = (f"{edition.name}: {name_of(edition.zone)} {now.astimezone(edition.zone):%H:%M}" for edition in editions)
    return _("In the time of the edition of its first section (now %(clocks)s).") % {"clocks": " · ".join(clocks)}


def _readings(typed: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments at which the clocks of the zone show this: none, one or two."""
    moments = [typed.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return sorted({moment for moment in moments if moment.astimezone(zone).replace(tzinfo=None, fold=0) == typed})


def _explain(local: datetime) -> str:
    return f"{local.strftime(_WRITTEN)}{local.strftime('%z')[:3]}:{local.strftime('%z')[3:]}"
