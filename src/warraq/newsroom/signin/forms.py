from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _

# Longer than any pass phrase. Hashing what somebody sends in megabytes would be work for nothing.
MOST_CHARACTERS = 512


class SignInForm(LoginForm):
    """The sign-in form with our words, and a bound on what is hashed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].max_length = MOST_CHARACTERS
            self.fields[name].widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        for name in ("login", "password"):
            if len(self.data.get(self.add_prefix(name), "")) > MOST_CHARACTERS:
                self.add_error(name, _("That is too long."))
                return dict(self.cleaned_data)
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    @property
    def is_throttled(self) -> bool:
        """Whether it was refused because too many attempts went before it."""
        return bool(self.has_error("__all__", "too_many_login_attempts"))
