from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewslettersConfig(AppConfig):
    name = "warraq.audience.newsletters"
    label = "newsletters"
    verbose_name = _("Newsletters")

    def ready(self) -> None:
        from warraq.audience.newsletters.design import letter_pieces
        from warraq.delivery.design.hooks import register_design_piece
        from warraq.delivery.site.hooks import register_footer_link

        register_footer_link("/_letters/", _("Letters"))
        register_design_piece(letter_pieces)
