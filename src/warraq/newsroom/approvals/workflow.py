"""The newsroom's workflow."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, WorkflowTask

from warraq.newsroom.approvals.models import EditorApproval


def ensure_workflow(approvers: Iterable[Group]) -> EditorApproval:
    """Our step, for these groups, in every place where Wagtail's approval by a group stood.

    A step in which somebody is reading a story just now stays until that is done.
    """
    with transaction.atomic():
        step: EditorApproval | None = EditorApproval.objects.first()
        if step is None:
            step = EditorApproval(name=_("An editor reads it"))
            step.save()
        step.groups.add(*approvers)
        for old in GroupApprovalTask.objects.exclude(task_states__status="in_progress"):
            WorkflowTask.objects.filter(task=old).update(task=step)
            old.active = False
            old.save(update_fields=["active"])
    return step
