"""Saved pages of an old site, read into plain values.

for page in read_pages([Path("old-site")], zone=ZoneInfo("Africa/Casablanca"), now=now):
    match page: case SavedPage(): …  case Unreadable(): …
"""

from warraq.ingest.pages.decoding import Decoded, decode
from warraq.ingest.pages.html_page import parse_html
from warraq.ingest.pages.reading import find_pages, read_pages
from warraq.ingest.pages.refusals import NoArticle, NotText, Unreadable
from warraq.ingest.pages.repairs import Repair
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick, Picture, SavedPage
from warraq.ingest.pages.text_page import parse_text

__all__ = [
    "Block",
    "BlockKind",
    "Decoded",
    "NoArticle",
    "NotText",
    "Pick",
    "Picture",
    "Repair",
    "SavedPage",
    "Unreadable",
    "decode",
    "find_pages",
    "parse_html",
    "parse_text",
    "read_pages",
]
