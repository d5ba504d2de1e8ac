"""How long a story takes to read."""

from django.utils.translation import ngettext

from warraq.delivery.site.moments import Moments

# Silent reading of Arabic prose by adults. Source: Brysbaert, Journal of Memory and Language 109 (2019), table 9.
WORDS_PER_MINUTE = 181


def reading_time(words: int, *, moments: Moments) -> str:
    """Such as «قراءة في 3 دقائق»; empty where there is nothing to read."""
    if not words:
        return ""
    minutes = max(1, round(words / WORDS_PER_MINUTE))
    told = ngettext("One minute to read", "%(minutes)s minutes to read", minutes)
    return told % {"minutes": moments.number(minutes)}
