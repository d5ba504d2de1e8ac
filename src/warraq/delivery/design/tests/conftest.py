from warraq.delivery.site.tests.conftest import paper, reader, site

__all__ = ["paper", "reader", "site"]
