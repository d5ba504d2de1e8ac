from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "warraq.delivery.site"
    label = "site"
    verbose_name = _("Site")

    def ready(self) -> None:
        from warraq.delivery.cache.addresses import register_addresses
        from warraq.delivery.cache.hosts import register_unavailable
        from warraq.delivery.site import addresses
        from warraq.delivery.site.errors import unavailable
        from warraq.delivery.site.headline_places import headline_places
        from warraq.delivery.site.views import render_front, render_preview
        from warraq.publishing.fronts.preview import register_front_renderer
        from warraq.publishing.release.headline_places import register_headline_places
        from warraq.publishing.release.preview import register_renderer

        register_headline_places(headline_places)
        register_renderer(render_preview)
        register_front_renderer(render_front)
        register_unavailable(unavailable)
        register_addresses(touched=addresses.touched, every=addresses.every)
