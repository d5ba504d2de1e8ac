"""The step of the workflow in which an editor of the section reads a story before it goes out."""

from typing import Any

from django.db.models import IntegerField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.models import Story, StorySection


class EditorApproval(AbstractGroupApprovalTask):
    """Approval by a member of the groups who may release the story: outside their sections an editor approves nothing."""

    class Meta:
        verbose_name = _("approval by an editor of the section")
        verbose_name_plural = _("approvals by an editor of the section")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Members of the chosen roles can approve stories of the sections they work in"))

    def get_actions(self, obj: Story, user: Any) -> list[tuple[str, str, bool]]:
        if not obj.permissions_for_user(user).can_publish():
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return actions

    def find_approvers(self, story: Story) -> list[Journalist]:
        """Who can approve this story: of the groups, those who may release in one of its sections.

        Where nobody can, superusers: a newspaper that was just founded has nobody else.
        """
        sections = {section.pk for section in story.sections} | {section.parent_id for section in story.sections}
        here = Q(sections=None) | Q(sections__in=sections - {None}) if sections else Q()
        rows = Journalist.objects.filter(here, groups__in=self.groups.all(), is_active=True).distinct()
        found = [person for person in rows if story.permissions_for_user(person).can_publish()]
        return found or list(Journalist.objects.filter(is_superuser=True, is_active=True))

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """What waits for this editor: stories of their sections, and stories that have no section yet."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        if user.is_superuser or not user.section_ids:
            return states
        elsewhere = (
            StorySection.objects.exclude(section__in=user.section_ids)
            .exclude(story__in=StorySection.objects.filter(section__in=user.section_ids).values("story"))
            .values("story")
        )
        ids = TaskState.objects.annotate(story=Cast("workflow_state__object_id", IntegerField()))
        return states.exclude(pk__in=ids.filter(story__in=elsewhere).values("pk"))
