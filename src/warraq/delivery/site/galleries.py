"""The galleries in a story's body."""

import re

from warraq.publishing.release.models import PublishedStory

# The block's own template writes it, and no section stands in another: stories/blocks/gallery.html.
_GALLERY = re.compile(r'<section class="gallery".*?</section>', re.DOTALL)


def find_galleries(row: PublishedStory) -> list[str]:
    """Each gallery as it was written when the story was released."""
    return [gallery for part in row.body for gallery in _GALLERY.findall(part.get("html", ""))]
