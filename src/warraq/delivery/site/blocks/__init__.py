"""Parts that many pages share, each renderable on its own: what it needs, which keys it shows, and its HTML."""

from warraq.delivery.site.blocks.block import Block, Built, Shown, fetch_for
from warraq.delivery.site.blocks.footer import FooterBlock
from warraq.delivery.site.blocks.header import HeaderBlock, StoryHeaderBlock
from warraq.delivery.site.blocks.latest import LatestBlock
from warraq.delivery.site.blocks.most_read import MostReadBlock
from warraq.delivery.site.blocks.section_boxes import SectionBoxesBlock

HEADER = HeaderBlock()
STORY_HEADER = StoryHeaderBlock()
FOOTER = FooterBlock()
LATEST = LatestBlock()
SECTION_BOXES = SectionBoxesBlock()
MOST_READ = MostReadBlock()

ALL_BLOCKS: dict[str, Block] = {block.name: block for block in (HEADER, FOOTER, LATEST, SECTION_BOXES, MOST_READ)}

__all__ = [
    "ALL_BLOCKS",
    "FOOTER",
    "HEADER",
    "LATEST",
    "MOST_READ",
    "SECTION_BOXES",
    "STORY_HEADER",
    "Block",
    "Built",
    "MostReadBlock",
    "Shown",
    "fetch_for",
]
