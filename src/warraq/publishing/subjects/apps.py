"""What belongs under which topic and section."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubjectsConfig(AppConfig):
    name = "warraq.publishing.subjects"
    label = "subjects"
    verbose_name = _("Subjects")

    def ready(self) -> None:
        from warraq.publishing.release.following import register_follower
        from warraq.publishing.subjects.follow import follow

        register_follower("subjects", follow)
