"""Everything on one topic."""

from datetime import datetime

from warraq.delivery.site.backgrounds import find_topic_box, show_background
from warraq.delivery.site.blocks import fetch_for
from warraq.delivery.site.canonical import encode, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.so_far import find_steps
from warraq.delivery.site.streams import topic_stretch
from warraq.delivery.site.structured import breadcrumbs, page_node, page_tags, to_json_ld
from warraq.publishing.release.keys import story_key, topic_key
from warraq.publishing.release.models import PublishedTopic


def build_topic(topic: PublishedTopic, *, masthead: Masthead, now: datetime, before: str = "") -> Page | None:
    """The topic's stories in this edition; None when it has none. Raises streams.BadKey."""
    stretch = topic_stretch(topic, masthead.edition, before=before)
    if not stretch.cards:
        return None
    path = f"/topics/{topic.slug}/"
    page = Composition(masthead, now=now)
    page.keys.add(topic_key(topic.topic_id))
    boxes = find_topic_box([] if before else [topic.topic_id])
    page.fetched = fetch_for(masthead, [], story_ids=boxes.story_ids)
    background = show_background(boxes, page=page)
    steps = [] if before else find_steps(topic, masthead=masthead)
    page.keys |= {story_key(step.story_id) for step in steps}
    canonical = masthead.base_url + encode(path) + (f"?before={before}" if before else "")
    context = {
        "topic": topic,
        "url": link(path),
        "before": before,
        "background": background,
        "steps": steps,
        "teasers": page.show_cards(stretch.cards),
        "older": stretch.older,
    }
    collection = page_node(
        "CollectionPage", name=topic.name, description=topic.description, canonical=canonical, masthead=masthead
    )
    trail = breadcrumbs([(masthead.edition.name, "/"), (topic.name, path)], masthead=masthead)
    frame = Frame(
        subject=topic,
        title=topic.name,
        description=topic.description,
        canonical=canonical,
        in_body=frozenset({"background"} if background else ()),
        robots="noindex, follow" if before else "max-image-preview:large",
        social=page_tags(masthead, title=topic.name, description=topic.description, canonical=canonical),
        json_ld=to_json_ld(collection, trail),
    )
    return page.finish("site/pages/topic.html", context, frame=frame)
