from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MostReadConfig(AppConfig):
    name = "warraq.audience.most_read"
    label = "most_read"
    verbose_name = _("Most read")

    def ready(self) -> None:
        from warraq.audience.most_read.lists import read_list
        from warraq.delivery.site.blocks.most_read import RAIL
        from warraq.delivery.site.rails import register_rail

        register_rail(RAIL, read_list)
