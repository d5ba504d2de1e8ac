from typing import Any

from django import template

from warraq.newsroom.pictures import specs
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.places import Places, find_places

register = template.Library()


@register.simple_tag(takes_context=True)
def picture_places(context: dict[str, Any], picture: Picture) -> Places:
    """Where the picture stands, as far as whoever looks may know."""
    return find_places(picture, user=context["request"].user)


@register.simple_tag
def picture_shapes() -> list[tuple[str, str]]:
    """The shapes into which pictures are cut, as readers would name them and as CSS does."""
    return [(name.replace("x", ":"), name.replace("x", " / ")) for name in specs.CROPS]
