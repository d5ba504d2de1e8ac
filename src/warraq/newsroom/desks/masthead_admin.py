"""Editions, sections and desks as an administrator edits them."""

from django.forms import CheckboxSelectMultiple, ColorInput, Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from warraq.masthead.models import Edition, Section
from warraq.newsroom.desks.models import Desk
from warraq.newsroom.desks.widgets import TimeZoneSelect
from warraq.newsroom.housestyle.edition_panels import HOUSE_STYLE_PANELS

EDITION_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("short_name"),
            FieldPanel("tagline"),
            FieldPanel("logo"),
            FieldPanel("key"),
        ],
        heading=_("Who we are"),
    ),
    InlinePanel(
        "hosts",
        [FieldPanel("host"), FieldPanel("is_secure"), FieldPanel("order")],
        heading=_("Hosts"),
        label=_("host"),
        min_num=1,
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("language"), FieldPanel("time_zone", widget=TimeZoneSelect), FieldPanel("digits")]
            ),
            FieldPanel("months"),
            FieldRowPanel([FieldPanel("hijri_line"), FieldPanel("hijri_offset_days")]),
            FieldPanel("slug_policy"),
            FieldPanel("order"),
        ],
        heading=_("Language, dates and addresses"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("colour_brand", widget=ColorInput), FieldPanel("colour_accent", widget=ColorInput)]
            ),
            FieldRowPanel([FieldPanel("colour_paper", widget=ColorInput), FieldPanel("colour_ink", widget=ColorInput)]),
        ],
        heading=_("Colours"),
    ),
    MultiFieldPanel([FieldPanel("feed_text"), FieldPanel("is_open_to_ai_training")], heading=_("Feeds and robots")),
    MultiFieldPanel(
        [FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("contact_address")],
        heading=_("Contact"),
    ),
    InlinePanel("social_links", [FieldPanel("network"), FieldPanel("url")], heading=_("Social links"), label=_("link")),
]


class EditionViewSet(SnippetViewSet):
    model = Edition
    icon = "site"
    menu_label = _("Editions")
    list_display = ["name", "language", "time_zone"]
    edit_handler = TabbedInterface(
        [ObjectList(EDITION_PANELS, heading=_("Edition")), ObjectList(HOUSE_STYLE_PANELS, heading=_("House style"))]
    )


class SectionViewSet(SnippetViewSet):
    model = Section
    icon = "folder-open-inverse"
    menu_label = _("Sections")
    list_display = ["name", "edition", "parent", "order"]
    list_filter = ["edition"]
    panels = [
        FieldPanel("edition", heading=_("Edition"), widget=Select, help_text=_("The newspaper that has the section.")),
        FieldPanel("parent", widget=Select),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("order"), FieldPanel("colour"), FieldPanel("is_on_front")]),
    ]


class DeskViewSet(SnippetViewSet):
    model = Desk
    icon = "group"
    menu_label = _("Desks")
    list_display = ["name", "edition"]
    panels = [
        FieldPanel("name"),
        FieldPanel("edition", heading=_("Edition"), widget=Select, help_text=_("Empty for a desk of all editions.")),
        FieldPanel("members", widget=CheckboxSelectMultiple, help_text=_("The journalists of the desk.")),
    ]


class MastheadGroup(SnippetViewSetGroup):
    items = (EditionViewSet, SectionViewSet, DeskViewSet)
    menu_label = _("Masthead")
    menu_icon = "site"
    menu_order = 800
