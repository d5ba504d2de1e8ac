"""Tags that mark what a shared block may leave out, so that a page can be put together without rendering again.

    {% group %}<section>…{% choice 8 %}{% for teaser in teasers %}{% item teaser.id %}<li>…</li>{% enditem %}{% endfor %}
    {% endchoice %}…</section>{% endgroup %}

`choice` shows the first so many of its items that the page does not show yet; `group` is left out where nothing in it has
anything to show. `{% ordinal %}` in an item is its place in the list, out of the words given as `ordinals`.
"""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from warraq.delivery.cache.pieces import mark

register = template.Library()


@register.simple_block_tag
def group(content: str) -> SafeString:
    return SafeString(mark("group") + content + mark("end", "group"))


@register.simple_block_tag
def choice(content: str, most: int, ordinals: Iterable[str] = ()) -> SafeString:
    return SafeString(mark("choice", f"{most} {','.join(ordinals)}") + content + mark("end", "choice"))


@register.simple_block_tag
def item(content: str, story_id: int) -> SafeString:
    return SafeString(mark("item", story_id) + content + mark("end", "item"))


@register.simple_tag
def ordinal() -> SafeString:
    return SafeString(mark("ordinal"))
