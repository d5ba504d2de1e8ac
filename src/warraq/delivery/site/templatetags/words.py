"""Journalists' words in a template: what runs the other way is isolated."""

from django import template
from django.utils.safestring import SafeString

from warraq.delivery.site import wording

register = template.Library()


@register.filter
def isolated(text: str, direction: str) -> SafeString:
    """`{{ story.headline|isolated:edition.direction }}`, in an element and not in an attribute."""
    return wording.isolated(text, direction=direction)
