"""What an entry may hold: less than a story's body, for it is written in a hurry."""

from warraq.newsroom.stories.blocks.embed import EmbedBlock
from warraq.newsroom.stories.blocks.picture import PictureBlock
from warraq.newsroom.stories.blocks.quote import QuoteBlock
from warraq.newsroom.stories.blocks.text import TextBlock

ENTRY_BLOCKS = [
    ("text", TextBlock()),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("embed", EmbedBlock()),
]
