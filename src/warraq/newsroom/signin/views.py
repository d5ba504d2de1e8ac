from http import HTTPStatus

from allauth.account.views import LoginView
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from warraq.newsroom.signin.forms import SignInForm

RETRY_SECONDS = 300


@method_decorator(never_cache, name="dispatch")
class SignInView(LoginView):
    """The door of the newsroom."""

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if form.is_throttled:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(RETRY_SECONDS)
        return response
