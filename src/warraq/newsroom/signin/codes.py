"""Codes of the second step, as people type them: with the digits of their keyboard, and in groups."""

from typing import Any, Final

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_noop

from warraq.arabic.digits import to_digits

# Said otherwise in our catalogs than in those of allauth, which come after them.
ALLAUTH_WORDS: Final = (
    gettext_noop("Incorrect code."),
    gettext_noop("Authenticator code"),
    gettext_noop("Two-Factor Authentication"),
)


def read_code(typed: str) -> str:
    """As the app and the list of recovery codes write it."""
    return "".join(to_digits(typed, digits="latn").split())


class _AsTyped(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"dir": "ltr", "autocapitalize": "off"}

    def clean_code(self) -> str:
        self.cleaned_data["code"] = read_code(self.cleaned_data["code"])
        code: str = super().clean_code()  # type: ignore[misc]  # each form of allauth has it
        return code


class TypedAuthenticateForm(_AsTyped, AuthenticateForm):
    pass


class TypedReauthenticateForm(_AsTyped, ReauthenticateForm):
    pass


class TypedActivateForm(_AsTyped, ActivateTOTPForm):
    pass
