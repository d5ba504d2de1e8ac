from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VocabularyConfig(AppConfig):
    name = "warraq.publishing.vocabulary"
    label = "vocabulary"
    verbose_name = _("Vocabulary")

    def ready(self) -> None:
        from warraq.publishing.release.following import register_follower
        from warraq.publishing.vocabulary.follow import follow

        register_follower("vocabulary", follow)
