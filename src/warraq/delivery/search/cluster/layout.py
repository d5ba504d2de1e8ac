"""The fields of the index in a cluster: the terms are ours, so every text is taken apart at spaces and no further."""

import hashlib
from typing import Any, Final

from warraq.delivery.search.documents import Document
from warraq.index.terms import VERSION, encode, split_exact

#: Changes whenever the fields do.
LAYOUT: Final = "cluster-1"
FINGERPRINT: Final = hashlib.sha256(f"{LAYOUT} {VERSION}".encode()).hexdigest()[:10]
#: The id of the document that keeps how far the index has come.
STATE_ID: Final = "state"
NUMBERS: Final = ("key", "story", "edition", "released", "sections", "topics", "people")


def build_index() -> dict[str, Any]:
    """What an index is created with."""
    spaces = {"type": "text", "analyzer": "whitespace", "similarity": "warraq"}
    return {
        "settings": {
            "index": {"similarity": {"warraq": {"type": "BM25", "k1": 1.2, "b": 0.75}}},
        },
        "mappings": {
            "dynamic": "strict",
            "properties": {
                **{name: {"type": "long"} for name in NUMBERS},
                **{name: {**spaces, "index_options": "freqs"} for name in ("stems", "roots", "title")},
                "words": {**spaces, "index_options": "positions"},
                "headline_words": {"type": "keyword"},
                "is_state": {"type": "boolean"},
                "position": {"type": "long"},
                "progress": {"type": "long"},
            },
        },
    }


def build_source(document: Document) -> dict[str, Any]:
    terms = encode(document.parts, body=document.body)
    title = split_exact(document.headline)
    return {
        "key": document.key,
        "story": document.story,
        "edition": document.edition,
        "released": document.released,
        "sections": list(document.sections),
        "topics": list(document.topics),
        "people": list(document.people),
        "stems": terms.stems,
        "roots": terms.roots,
        "words": terms.words,
        "title": " ".join(title),
        "headline_words": sorted(set(title)),
    }
