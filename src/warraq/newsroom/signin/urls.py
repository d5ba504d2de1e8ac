"""The doors of the newsroom. Included before Wagtail's, whose own doors lead here."""

from django.urls import include, path
from django.views.generic import RedirectView

from warraq.newsroom.signin.views import SignInView

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("password_reset/<path:rest>", RedirectView.as_view(url="/newsroom/account/password/reset/")),
    path("account/login/", SignInView.as_view(), name="account_login"),
    path("account/second-step/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/", include("allauth.account.urls")),
]
