from warraq.delivery.search.tests.conftest import cluster, edition  # noqa: F401
