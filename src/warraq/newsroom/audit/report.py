"""The audit log as an administrator reads, filters and exports it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports.audit_logging import LogEntriesView

# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class AuditView(LogEntriesView):
    page_title = _("Audit log")
    results_template_name = "audit/results.html"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    list_export = [*LogEntriesView.list_export, "data.address", "revision_id"]
    export_headings = {**LogEntriesView.export_headings, "data.address": _("Address"), "revision_id": _("Version")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.custom_field_preprocess["timestamp"] = {self.FORMAT_CSV: lambda moment: moment.isoformat(" ", "seconds")}
        for field in ("label", "user_display_name"):
            self.custom_field_preprocess[field] = {self.FORMAT_CSV: _as_text, self.FORMAT_XLSX: _as_text}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """A row of the export; entries about accounts have no version, and those of commands no address."""
        row: dict[str, Any] = {}
        for field in self.list_export:
            if field == "data.address":
                row[field] = (item.data or {}).get("address", "")
            elif field == "revision_id":
                row[field] = getattr(item, "revision_id", None) or ""
            else:
                row[field] = getattr(item, field)
        return row


def may_read(user: Any) -> bool:
    """Addresses of colleagues are for those who administer accounts."""
    return bool(user.has_perm("desks.change_journalist"))


def _as_text(value: Any) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
