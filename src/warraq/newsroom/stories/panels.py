"""How editors see a story."""

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from warraq.arabic.style import Part
from warraq.newsroom.housestyle.markers import CopyLine, CopyLines
from warraq.newsroom.stories.choosers import ContributorChooser, StoryChooser
from warraq.newsroom.stories.widgets import SectionSelect, TopicChoices

STORY_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel(
                    "title",
                    heading=_("Headline"),
                    classname="story-headline",
                    widget=AdminAutoHeightTextInput,
                    help_text=_("What happened, in one line. Until it is written the slugline stands in for it."),
                ),
                FieldPanel("kicker"),
                FieldPanel("standfirst"),
                InlinePanel(
                    "story_sections",
                    [
                        FieldRowPanel(
                            [
                                FieldPanel(
                                    "section",
                                    heading=_("Section"),
                                    widget=SectionSelect,
                                    help_text=_("The section in which readers find it."),
                                ),
                                FieldPanel("headline", widget=CopyLine(Part.HEADLINE)),
                            ]
                        )
                    ],
                    heading=_("Sections"),
                    label=_("section"),
                    min_num=1,  # shows a place to fill at once; StoryForm lets a draft leave it empty
                    help_text=_("The first is the story's home. A section of another edition shares the story there."),
                ),
                InlinePanel(
                    "bylines",
                    [
                        FieldRowPanel(
                            [
                                FieldPanel(
                                    "contributor",
                                    heading=_("Contributor"),
                                    widget=ContributorChooser,
                                    help_text=_("The person who wrote it."),
                                ),
                                FieldPanel("agency"),
                                FieldPanel("is_with"),
                            ]
                        )
                    ],
                    heading=_("Bylines"),
                    label=_("byline"),
                    help_text=_("Who wrote it: a contributor, or an agency. In the order in which they are printed."),
                ),
                FieldRowPanel([FieldPanel("dateline_place"), FieldPanel("source_name")], heading=_("Dateline")),
                MultiFieldPanel([FieldPanel("lead_picture"), FieldPanel("lead_caption")], heading=_("Lead picture")),
                FieldPanel("body"),
                InlinePanel(
                    "picks",
                    [
                        FieldPanel(
                            "picked",
                            heading=_("Story"),
                            widget=StoryChooser,
                            help_text=_("A story that is here."),
                        ),
                        FieldRowPanel([FieldPanel("headline", widget=CopyLine(Part.HEADLINE)), FieldPanel("url")]),
                    ],
                    heading=_("You may also like"),
                    label=_("story"),
                    help_text=_("Stories offered below this one. Those that readers cannot open are left out."),
                ),
                FieldPanel("topics", widget=TopicChoices),
                FieldPanel("background"),
                FieldPanel("kind"),
            ],
            heading=_("Story"),
        ),
        ObjectList(
            [
                FieldPanel("front_headline"),
                FieldPanel("social_headline"),
                FieldPanel(
                    "slug",
                    required_on_save=False,
                    help_text=_(
                        "Its part of the address; made from the headline when empty. Old addresses keep leading here."
                    ),
                ),
                FieldPanel("canonical_url"),
                FieldPanel("translation_of", widget=StoryChooser),
            ],
            heading=_("Headlines and address"),
        ),
        ObjectList(
            [
                FieldPanel("slugline"),
                FieldRowPanel(
                    [FieldPanel("desk", heading=pgettext_lazy("field", "Desk"), widget=Select), FieldPanel("urgency")]
                ),
                FieldRowPanel(
                    [FieldPanel("assigned_to", widget=Select), FieldPanel("due_at"), FieldPanel("planned_words")],
                    heading=_("Plan"),
                ),
                FieldPanel("ednote"),
                FieldPanel("is_working_headline"),
                FieldPanel("is_evergreen"),
                FieldPanel("embargoed_until"),
                PublishingPanel(),
                CommentPanel(),
            ],
            heading=_("Desk"),
        ),
        ObjectList(
            [
                HelpPanel(
                    content=_(
                        "Corrections are public and stay with the story. Release the story again to show a new one."
                    )
                ),
                InlinePanel(
                    "corrections",
                    [
                        FieldPanel("note", widget=CopyLines()),
                        FieldPanel("corrected_at", help_text=_("When it was corrected, as readers will see it.")),
                    ],
                    heading=_("Corrections"),
                    label=_("correction"),
                ),
            ],
            heading=_("Corrections"),
        ),
    ]
)
