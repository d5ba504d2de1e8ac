"""The blocks of a story's body, one file each."""

from warraq.newsroom.stories.blocks.also_read import AlsoReadBlock
from warraq.newsroom.stories.blocks.embed import EmbedBlock
from warraq.newsroom.stories.blocks.fact_box import FactBoxBlock
from warraq.newsroom.stories.blocks.gallery import GalleryBlock
from warraq.newsroom.stories.blocks.picture import PictureBlock
from warraq.newsroom.stories.blocks.pull_quote import PullQuoteBlock
from warraq.newsroom.stories.blocks.quote import QuoteBlock
from warraq.newsroom.stories.blocks.recording import RecordingBlock
from warraq.newsroom.stories.blocks.subheading import SubheadingBlock
from warraq.newsroom.stories.blocks.table import StoryTableBlock
from warraq.newsroom.stories.blocks.text import TextBlock

BODY_BLOCKS = [
    ("text", TextBlock()),
    ("subheading", SubheadingBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("pull_quote", PullQuoteBlock()),
    ("quote", QuoteBlock()),
    ("fact_box", FactBoxBlock()),
    ("table", StoryTableBlock()),
    ("embed", EmbedBlock()),
    ("recording", RecordingBlock()),
    ("also_read", AlsoReadBlock()),
]
