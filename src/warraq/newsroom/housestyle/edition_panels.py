"""An edition's house style in its form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from warraq.newsroom.housestyle.rules_widget import RulesWidget

HOUSE_STYLE_PANELS = [
    InlinePanel(
        "house_styles",
        [
            FieldPanel("must_mend"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("tanween"), FieldPanel("adverbs"), FieldPanel("abd_names")]),
                    FieldRowPanel([FieldPanel("quotes"), FieldPanel("ellipsis"), FieldPanel("dash")]),
                    FieldRowPanel([FieldPanel("digits"), FieldPanel("months"), FieldPanel("headline_max_chars")]),
                ],
                heading=_("Where usage is divided"),
            ),
            MultiFieldPanel(
                [FieldPanel("words"), FieldPanel("names"), FieldPanel("spellings")], heading=_("Words and names")
            ),
            FieldPanel("rules", widget=RulesWidget),
        ],
        heading=_("What the copy checker asks for"),
        label=_("house style"),
        min_num=1,
        max_num=1,
        help_text=_("The checker reads Arabic copy. What is in quotation marks is never touched."),
    ),
]
