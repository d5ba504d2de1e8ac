from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CardsConfig(AppConfig):
    name = "warraq.delivery.cards"
    label = "cards"
    verbose_name = _("Pictures for shared links")

    def ready(self) -> None:
        from warraq.delivery.cards.ahead import draw_ahead
        from warraq.delivery.cards.cards import find_social_picture
        from warraq.delivery.cards.headline_places import headline_places
        from warraq.delivery.site.structured import register_social_picture
        from warraq.publishing.release.following import register_follower
        from warraq.publishing.release.headline_places import register_headline_places

        register_headline_places(headline_places)
        register_social_picture(find_social_picture)
        register_follower("cards", draw_ahead)
