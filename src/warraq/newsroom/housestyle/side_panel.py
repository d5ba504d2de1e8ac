"""The panel beside a story in which the copy checker says what it found."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel


class HouseStyleSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle the copy checker")
        icon_name = "clipboard-list"

    name = "house-style"
    title = _("Copy checker")
    template_name = "housestyle/side_panel.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["check_url"] = reverse("house_style_check")
        return context

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["housestyle/panel.css"]},
            js=[Script("housestyle/checker.js", type="module")],  # type: ignore[list-item]  # newer than the stubs
        )
