import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.urls import reverse

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.signin.codes import read_code

ARABIC, PERSIAN = ({48 + value: first + value for value in range(10)} for first in (0x660, 0x6F0))


@pytest.mark.parametrize("typed", ["123456", "١٢٣٤٥٦", "۱۲۳۴۵۶", " 123 456 ", "١٢٣ ٤٥٦"])
def test_code_is_read_with_the_digits_of_any_keyboard(typed):
    assert read_code(typed) == "123456"


@pytest.mark.django_db
@pytest.mark.parametrize("digits", [ARABIC, PERSIAN])
def test_app_is_set_up_and_signed_in_with_in_arabic_digits(client, digits):
    journalist = Journalist.objects.create_user("malika", password="كلمة سر طويلة 9")
    signed_in = {"login": "malika", "password": "كلمة سر طويلة 9"}
    client.post(reverse("account_login"), signed_in)
    client.post(reverse("account_reauthenticate"), {"password": signed_in["password"]})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    code = auth.format_hotp_value(auth.hotp_value(secret, next(auth.yield_hotp_counters_from_time())))

    client.post(reverse("mfa_activate_totp"), {"code": code.translate(digits)})
    assert Authenticator.objects.filter(user=journalist, type=Authenticator.Type.TOTP).exists()
    client.logout()
    client.post(reverse("account_login"), signed_in)
    # The app's code is good for one time; the list of recovery codes is there for the next.
    recovery = Authenticator.objects.get(user=journalist, type=Authenticator.Type.RECOVERY_CODES).wrap()
    client.post(reverse("mfa_authenticate"), {"code": recovery.get_unused_codes()[0].translate(digits)})

    assert client.session.get("_auth_user_id") == str(journalist.pk)
