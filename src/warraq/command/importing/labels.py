"""Short names of what is mended on the way in, for the summary. The notes themselves say more, story by story."""

from typing import Final

from warraq.command.words import gettext as _
from warraq.command.words import gettext_noop

LABELS: Final = {
    "address_refused": gettext_noop("address that will not do"),
    "alt_from_caption": gettext_noop("caption standing in for an alternative text"),
    "alt_made": gettext_noop("headline standing in for an alternative text"),
    "body_from_metadata": gettext_noop("body from the page's embedded data"),
    "box_dropped": gettext_noop("list of other headlines dropped"),
    "broken_bytes": gettext_noop("characters that cannot be restored"),
    "byline_cut": gettext_noop("byline cut"),
    "caption_cut": gettext_noop("caption cut"),
    "controls_removed": gettext_noop("hidden control characters removed"),
    "credit_cut": gettext_noop("picture credit cut"),
    "date_incomplete": gettext_noop("incomplete date"),
    "date_refused": gettext_noop("implausible date"),
    "dateline_split": gettext_noop("dateline taken out of the first paragraph"),
    "double_utf8": gettext_noop("text encoded twice"),
    "encoding_misdeclared": gettext_noop("wrong encoding declared"),
    "encoding_undeclared": gettext_noop("no encoding declared"),
    "entities": gettext_noop("HTML entities turned into letters"),
    "headline_cut": gettext_noop("headline cut"),
    "kicker_cut": gettext_noop("kicker cut"),
    "links_refused": gettext_noop("unsafe links removed"),
    "mixed_encoding": gettext_noop("lines in another encoding"),
    "no_date": gettext_noop("no full date on the page"),
    "pick_cut": gettext_noop("headline of a pick cut"),
    "picks_moved": gettext_noop("picks moved to the end of the story"),
    "picture_expired": gettext_noop("picture left out: our right has expired"),
    "picture_not_fetched": gettext_noop("picture known only by its address"),
    "picture_refused": gettext_noop("picture refused"),
    "picture_unopened": gettext_noop("picture that cannot be opened"),
    "place_cut": gettext_noop("place cut"),
    "presentation_forms": gettext_noop("presentation forms turned into letters"),
    "quote_as_text": gettext_noop("long quote set as text"),
    "read_as_plain_text": gettext_noop("markup too deep, read as text"),
    "repeats_dropped": gettext_noop("lines repeated within the page dropped"),
    "section_assumed": gettext_noop("no section on the page"),
    "section_given": gettext_noop("section given by --section"),
    "shortcodes": gettext_noop("WordPress shortcodes"),
    "site_lines_dropped": gettext_noop("lines of the site dropped"),
    "source_cut": gettext_noop("source cut"),
    "standfirst_cut": gettext_noop("standfirst cut"),
    "subheading_as_text": gettext_noop("long sub-heading set as text"),
    "table_caption_given": gettext_noop("table without a caption"),
    "topic_cut": gettext_noop("topic cut"),
    "working_headline": gettext_noop("working headline made from the lead"),
    "zone_assumed": gettext_noop("date without a time zone"),
}


def label_of(code: str) -> str:
    """The name of that code, in the language of the command line."""
    return _(LABELS[code]) if code in LABELS else code
