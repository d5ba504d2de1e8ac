"""What a newsroom decides where django-allauth asks."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

from warraq.newsroom.signin.second_factor import has_second_factor, needs_second_factor


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; guesses are counted for a name from one address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By name alone, whoever guesses at a name would shut its owner out.
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted, and the last second factor of somebody who must have one."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        return not needs_second_factor(user) or has_second_factor(user, leaving_out=authenticator)


def _cipher() -> MultiFernet:
    """Keys derived from the secret and the secrets before it, so that a new secret locks nobody out."""
    secrets = [str(settings.SECRET_KEY), *map(str, settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet([Fernet(_derive(secret)) for secret in secrets])


def _derive(secret: str) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"warraq second factor").derive(secret.encode())
    return base64.urlsafe_b64encode(key)
