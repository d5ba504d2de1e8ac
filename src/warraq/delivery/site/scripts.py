"""The one script that stands in the page: what the reader chose before applies before anything is drawn."""

from pathlib import Path

from warraq.delivery.site.tidy import tidy

HEAD_SCRIPT = tidy((Path(__file__).parent / "head.js").read_text(encoding="utf-8")).strip()
