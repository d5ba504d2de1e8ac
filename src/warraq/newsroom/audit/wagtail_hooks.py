from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from warraq.newsroom.audit.report import AuditView, may_read


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [
        path("reports/audit/", AuditView.as_view(), name="audit_log"),
        path("reports/audit/results/", AuditView.as_view(results_only=True), name="audit_log_results"),
    ]


@hooks.register("register_reports_menu_item")
def offer_report() -> MenuItem:
    return AuditMenuItem(_("Audit log"), reverse("audit_log"), name="audit-log", icon_name="history", order=1000)


@hooks.register("register_log_actions")
def register_acts_on_accounts(actions: LogActionRegistry) -> None:
    actions.register_action("warraq.signed_in", _("Sign in"), _("Signed in"))
    actions.register_action("warraq.signed_out", _("Sign out"), _("Signed out"))
    actions.register_action("warraq.sign_in_refused", _("Refused sign-in"), _("Wrong password"))
    actions.register_action("warraq.password_changed", _("New password"), _("Password changed"))
    actions.register_action("warraq.second_step_added", _("Add a second step"), _("Second step at sign-in added"))
    actions.register_action("warraq.second_step_removed", _("Remove a second step"), _("Second step removed"))
    actions.register_action("warraq.role_given", _("Give a role"), _("Role given"))
    actions.register_action("warraq.role_taken", _("Take a role away"), _("Role taken away"))
