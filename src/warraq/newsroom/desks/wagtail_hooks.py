from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from warraq.newsroom.desks.masthead_admin import MastheadGroup
from warraq.newsroom.desks.menus import trim_help, trim_main_menu, trim_menu, trim_summary

register_snippet(MastheadGroup)

hooks.register("construct_main_menu", trim_main_menu)
hooks.register("construct_settings_menu", trim_menu)
hooks.register("construct_reports_menu", trim_menu)
hooks.register("construct_help_menu", trim_help)
# After Wagtail's own, which adds what is trimmed here.
hooks.register("construct_homepage_summary_items", trim_summary, order=100)


@hooks.register("insert_global_admin_css")
def add_styles() -> str:
    names = ("newsroom", "comments", "phone")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ([static(f"desks/{name}.css")] for name in names))


@hooks.register("insert_global_admin_js")
def add_scripts() -> str:
    return format_html(
        '<script src="{}" defer></script><script src="{}" type="module"></script>'
        '<script src="{}" type="module"></script>',
        static("desks/newsroom.js"),
        static("desks/paste.js"),
        static("desks/comments.js"),
    )
