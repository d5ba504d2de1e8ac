"""The ASGI application that Granian serves. ASGI, because WSGI hides how an address was spelled on the wire."""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
