from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from warraq.audience.newsletters.models import Issue, Letter
from warraq.newsroom.stories.widgets import SectionSelect


class LetterViewSet(SnippetViewSet):
    model = Letter
    icon = "mail"
    list_display = ["name", "edition", "section", "kind", "is_open"]
    panels = [
        FieldRowPanel(
            [
                FieldPanel("edition", help_text=_("Whose readers it is for, in its language and its time.")),
                FieldPanel("section", widget=SectionSelect),
            ]
        ),
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel(
            [
                FieldPanel("kind", help_text=_("Once a day, or whenever something breaks.")),
                FieldPanel("source"),
                FieldPanel("send_at"),
            ]
        ),
        FieldPanel("needs_word"),
        FieldPanel("is_open"),
    ]


class NoAdding(ModelPermissionPolicy):
    """Issues are made when their time comes, not by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and bool(super().user_has_permission(user, action))


class IssueViewSet(SnippetViewSet):
    model = Issue
    icon = "doc-full"
    list_display = ["subject", "letter", "state", Column("made_at", label=_("made"), accessor="made_at")]
    panels = [
        HelpPanel(_("Set the state to “being sent” to let the issue go; “dropped” sends it to nobody.")),
        FieldPanel("subject", help_text=_("The line that readers see in their mailbox.")),
        FieldPanel("word"),
        FieldPanel("state", help_text=_("Whether it waits, goes out, went out, or goes to nobody.")),
    ]


class LettersGroup(SnippetViewSetGroup):
    menu_label = _("Letters")
    menu_icon = "mail"
    menu_order = 130
    items = (LetterViewSet, IssueViewSet)


register_permission_policy(Issue, NoAdding(Issue))
register_snippet(LettersGroup)
