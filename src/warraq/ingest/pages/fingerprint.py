"""One number for one article, the same however often and in whatever company it is read."""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Final

from warraq.ingest.pages.links import same_page

#: Shorter paragraphs may be the site's («تابعونا»), dropped in one run and not in another.
_TELLING_WORDS: Final = 12


def fingerprint_of(*, canonical_url: str | None, host: str | None, headline: str, paragraphs: Sequence[str]) -> str:
    """SHA-256 of the canonical address, or else of host, headline ("" for a working one) and body."""
    if canonical_url:
        identity = ["url", same_page(canonical_url)]
    else:
        telling = [text for text in paragraphs if len(text.split()) >= _TELLING_WORDS] or paragraphs
        identity = ["text", host or "", headline, *telling]
    joined = "\n".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in identity)
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()
