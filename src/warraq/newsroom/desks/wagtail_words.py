"""Words of Wagtail's own screens that a newsroom says otherwise, or that Wagtail has not translated.

Our catalogs come before Wagtail's, so a translation there is the one that is shown. Naming the strings here keeps them
in the catalogs when these are collected from the code.
"""

from typing import Final

from django.utils.translation import gettext_noop, ngettext_lazy

WAGTAIL_WORDS: Final = (
    # The state of a story.
    gettext_noop("live"),
    gettext_noop("Live"),
    gettext_noop("scheduled"),
    gettext_noop("live + draft"),
    gettext_noop("live + scheduled"),
    gettext_noop("live + in moderation"),
    gettext_noop("Live version"),
    gettext_noop("Published"),
    gettext_noop("Current page status:"),
    # Less than a minute ago: Wagtail knows it by comparing these words with those of Django.
    gettext_noop("0 minutes"),
    gettext_noop("just now"),
    # Of a story that an editor is to read.
    gettext_noop("This %(model_name)s is currently awaiting moderation."),
    gettext_noop("Only reviewers for this task can edit the %(model_name)s."),
    gettext_noop("Autosave is <span>paused</span>"),
    # What an editor does.
    gettext_noop("Submit for moderation"),
    gettext_noop("Cancel workflow "),
    gettext_noop("Restart workflow "),
    gettext_noop("Request changes"),
    # What is asked when a story is released past its reading.
    gettext_noop("Publish page"),
    gettext_noop(
        "This page was marked as needing changes at <strong>%(task)s</strong> in <strong>%(workflow)s</strong>."
    ),
    gettext_noop("This page is currently at <strong>%(task)s</strong> in <strong>%(workflow)s</strong>."),
    gettext_noop("Publishing this page will cancel the current workflow."),
    gettext_noop("Would you still like to publish this page?"),
    gettext_noop("Unpublish"),
    gettext_noop("View live"),
    gettext_noop("Visit the live page"),
    gettext_noop("Compare with live version"),
    gettext_noop("Search all pages…"),
    gettext_noop("Your most recent edits"),
    gettext_noop("Your pages and snippets in a workflow"),
    # When it goes out.
    gettext_noop("Go-live:"),
    gettext_noop("Expiry:"),
    gettext_noop("go live date/time"),
    gettext_noop("expiry date/time"),
    gettext_noop("Set schedule"),
    gettext_noop("Set publishing schedule"),
    gettext_noop("Choose when this page should go live and/or expire"),
    gettext_noop("Choose when this %(model_name)s should go live and/or expire"),
    gettext_noop("Go live date/time must be before expiry date/time"),
    gettext_noop("Expiry date/time must be in the future."),
    gettext_noop("%(model_name)s scheduled for publishing at %(go_live_at)s"),
    gettext_noop("%(model_name)s scheduled for publishing"),
    gettext_noop("%(model_name)s unscheduled for publishing at %(go_live_at)s"),
    gettext_noop("%(model_name)s unscheduled from publishing"),
    # What it is told afterwards.
    gettext_noop("Page '%(page_title)s' created."),
    gettext_noop("Page '%(page_title)s' created and published."),
    gettext_noop("Page '%(page_title)s' created and scheduled for publishing."),
    gettext_noop("Page '%(page_title)s' created and submitted for moderation."),
    gettext_noop("Page '%(page_title)s' has been updated."),
    gettext_noop("Page '%(page_title)s' has been published."),
    gettext_noop("Page '%(page_title)s' has been scheduled for publishing."),
    gettext_noop("Page '%(page_title)s' is live and this version has been scheduled for publishing."),
    gettext_noop("Page '%(page_title)s' has been submitted for moderation."),
    gettext_noop("Page '%(page_title)s' unpublished."),
    gettext_noop("Page '%(page_title)s' deleted."),
    gettext_noop("Page '%(page_title)s' copied."),
    gettext_noop("Page '%(page_title)s' is now unlocked."),
    gettext_noop('You do not have permission to publish pages at "%(page_title)s"'),
    # Who has it, and where files are kept.
    gettext_noop("Locked by"),
    gettext_noop("Anyone"),
    gettext_noop("Cancelled by %(cancelled_by)s"),
    gettext_noop("Images"),
    gettext_noop("Choose %(object)s"),
    gettext_noop("Choose another %(object)s"),
    gettext_noop("Collection"),
    gettext_noop("Collections"),
    gettext_noop("collection"),
    gettext_noop("All collections"),
    gettext_noop("Add a collection"),
    gettext_noop("Add collection"),
    gettext_noop("Add to collection"),
    gettext_noop("Add to collection:"),
    gettext_noop("Groups"),
    # Of the documents a newsroom keeps, nearly all are recordings.
    gettext_noop("Documents"),
    gettext_noop("Document"),
    gettext_noop("Choose a document"),
    gettext_noop("Choose another document"),
    # What the history of a story says.
    gettext_noop("Created"),
    gettext_noop("page log entries"),
    # How many there are: without the grammar of counting, which differs with every number.
    gettext_noop("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    gettext_noop("Actions"),
    gettext_noop("Go to Wagtail admin"),
)

# Of others whose screens stand among Wagtail's: the picker of dates, the tree of collections, Django.
OTHERS_WORDS: Final = (
    gettext_noop("Save Selected"),
    gettext_noop("Root"),
    # Whom Django refuses a password.
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        "number",
    ),
)
