"""From text to search terms: the same function for documents and queries.

from warraq.arabic.analysis import analyse, analyse_light, find_spans, matches, stems, VERSION
"""

from warraq.arabic.analysis.matching import find_spans, matches
from warraq.arabic.analysis.stemming import stems
from warraq.arabic.analysis.terms import VERSION, analyse, analyse_light, split

__all__ = ["VERSION", "analyse", "analyse_light", "find_spans", "matches", "split", "stems"]
