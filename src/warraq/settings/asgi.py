"""The ASGI application that Granian serves: the front door, and Django behind it.

ASGI, because WSGI and RSGI hide how an address was spelled on the wire.
"""

import gc

from django.core.asgi import get_asgi_application
from django.urls import get_resolver

django = get_asgi_application()

from warraq.delivery.cache.opening import build_front  # noqa: E402 - only once Django is set up
from warraq.delivery.lite.offer import LiteOffer  # noqa: E402

application = LiteOffer(build_front(django=django))

# What the process begins with stays as long as it does. Python would look all of it over (a quarter of a million objects,
# about 100 ms) every time it looks for garbage of long standing, in the middle of somebody's page.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
