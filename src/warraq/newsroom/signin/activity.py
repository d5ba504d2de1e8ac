"""When and from where a session was last used, noted in the newsroom alone."""

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


class NewsroomActivity(UserSessionsMiddleware):
    """Middleware: looks at no reader's session. To look would make every page of the site vary with the cookie."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_newsroom = request.path.startswith(reverse("wagtailadmin_home"))
        response: HttpResponse = super().__call__(request) if is_newsroom else self.get_response(request)
        return response
