from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PanicConfig(AppConfig):
    name = "warraq.publishing.panic"
    label = "panic"
    verbose_name = _("Panic button")

    def ready(self) -> None:
        from warraq.newsroom.listing.home import register_notice
        from warraq.publishing.panic.notice import tell_of_freeze
        from warraq.publishing.panic.verbs import withdraw_what_waits
        from warraq.publishing.release.following import register_errand

        register_errand("panic", withdraw_what_waits)
        register_notice(tell_of_freeze)
