"""What happens to the accounts of journalists, as entries of the log."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed
from wagtail.log_actions import log

from warraq.newsroom.desks.models import Journalist


def connect() -> None:
    user_logged_in.connect(on_signed_in, dispatch_uid="warraq.audit.in")
    user_logged_out.connect(on_signed_out, dispatch_uid="warraq.audit.out")
    user_login_failed.connect(on_refused, dispatch_uid="warraq.audit.refused")
    password_changed.connect(on_password, dispatch_uid="warraq.audit.changed")
    password_reset.connect(on_password, dispatch_uid="warraq.audit.reset")
    authenticator_added.connect(on_factor_added, dispatch_uid="warraq.audit.factor_added")
    authenticator_removed.connect(on_factor_removed, dispatch_uid="warraq.audit.factor_removed")
    m2m_changed.connect(on_roles_changed, sender=Journalist.groups.through, dispatch_uid="warraq.audit.roles")


def on_signed_in(sender: Any, *, user: Journalist, **kwargs: Any) -> None:
    log(instance=user, action="warraq.signed_in", user=user)


def on_signed_out(sender: Any, *, user: Journalist | None, **kwargs: Any) -> None:
    if user is not None:
        log(instance=user, action="warraq.signed_out", user=user)


def on_refused(sender: Any, *, credentials: dict[str, Any], **kwargs: Any) -> None:
    """A wrong password for an account that is there; guesses at names that nobody has are not kept."""
    journalist = Journalist.objects.filter(username=credentials.get("username", "")).first()
    if journalist is not None:
        log(instance=journalist, action="warraq.sign_in_refused", user=None)


def on_password(sender: Any, *, user: Journalist, **kwargs: Any) -> None:
    log(instance=user, action="warraq.password_changed", user=user)


def on_factor_added(sender: Any, *, user: Journalist, authenticator: Any, **kwargs: Any) -> None:
    log(instance=user, action="warraq.second_step_added", user=user, data={"kind": str(authenticator.type)})


def on_factor_removed(sender: Any, *, user: Journalist, authenticator: Any, **kwargs: Any) -> None:
    log(instance=user, action="warraq.second_step_removed", user=user, data={"kind": str(authenticator.type)})


def on_roles_changed(sender: Any, *, instance: Any, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    acts = {"post_add": "warraq.role_given", "post_remove": "warraq.role_taken", "pre_clear": "warraq.role_taken"}
    if action not in acts or not isinstance(instance, Journalist):
        return
    groups = instance.groups.all() if pk_set is None else Group.objects.filter(pk__in=pk_set)
    names = sorted(groups.values_list("name", flat=True))
    if names:
        log(instance=instance, action=acts[action], data={"roles": names})
