"""The ASGI application that Granian serves: the front door, and Django behind it.

ASGI, because WSGI and RSGI hide how an address was spelled on the wire.
"""

from django.core.asgi import get_asgi_application

django = get_asgi_application()

from warraq.delivery.cache.opening import build_front  # noqa: E402 - only once Django is set up
from warraq.delivery.lite.offer import LiteOffer  # noqa: E402

application = LiteOffer(build_front(django=django))
