from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from warraq.delivery.cache.report import may_read, show_withdrawals


class WithdrawalsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    return [path("reports/withdrawals/", show_withdrawals, name="withdrawals")]


@hooks.register("register_reports_menu_item")
def offer_report() -> MenuItem:
    return WithdrawalsMenuItem(_("Withdrawals"), reverse("withdrawals"), name="withdrawals", icon_name="bin", order=900)
