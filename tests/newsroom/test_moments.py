"""Moments, as the newsroom's screens write them."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.utils.timestamps import render_timestamp


@pytest.mark.parametrize("language", ["ar", "ar-ma"])
def test_moment_in_arabic_has_the_day_before_the_month(language):
    moment = datetime(2026, 11, 27, 23, 40, tzinfo=UTC)

    with translation.override(language), timezone.override(UTC):
        assert render_timestamp(moment) == "27 نوفمبر 2026 23:40"
        assert date_format(moment, "SHORT_DATETIME_FORMAT") == "27/11/2026 23:40"
