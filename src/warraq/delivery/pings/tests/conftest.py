from warraq.delivery.site.tests.conftest import paper, reader

__all__ = ["paper", "reader"]
