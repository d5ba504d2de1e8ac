"""Which edition does a host belong to?"""

from warraq.masthead.models import Edition


def find_edition(host: str) -> Edition | None:
    """The edition of a request's Host header (with or without its port), or None."""
    host = host.lower()
    names = [host, host.rsplit(":", 1)[0]]
    found = list(Edition.objects.filter(hosts__host__in=names).prefetch_related("hosts"))
    found.sort(key=lambda edition: host not in {h.host for h in edition.hosts.all()})
    return found[0] if found else None
