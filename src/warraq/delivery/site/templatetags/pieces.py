"""Tags that mark what a shared block may leave out, so that a page can be put together without rendering again.

    {% group %}<section>…{% choice 8 %}{% for teaser in teasers %}{% item teaser.id %}<li>…</li>{% enditem %}{% endfor %}
    {% endchoice %}…</section>{% endgroup %}

`choice` shows the first so many of its items that the page does not show yet; `group` is left out where nothing in it has
anything to show. `{% ordinal %}` in an item is its place in the list, out of the words given as `ordinals`.
"""

from collections.abc import Iterable

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString

from warraq.delivery.cache.pieces import mark

register = template.Library()

_END_OF_ITEM = mark("end", "item")


@register.simple_block_tag
def group(content: str) -> SafeString:
    return SafeString(mark("group") + content + mark("end", "group"))


@register.simple_block_tag
def choice(content: str, most: int, ordinals: Iterable[str] = ()) -> SafeString:
    return SafeString(mark("choice", f"{most} {','.join(ordinals)}") + content + mark("end", "choice"))


class ItemNode(template.Node):
    """A tag's own node: an article has a hundred of them."""

    def __init__(self, nodelist: template.NodeList, story_id: FilterExpression) -> None:
        self.nodelist, self._story_id = nodelist, story_id

    def render(self, context: template.Context) -> SafeString:
        inside = self.nodelist.render(context)
        return SafeString(mark("item", self._story_id.resolve(context)) + inside + _END_OF_ITEM)


@register.tag
def item(parser: Parser, token: Token) -> ItemNode:
    _name, story_id = token.split_contents()
    nodelist = parser.parse(("enditem",))
    parser.delete_first_token()
    return ItemNode(nodelist, parser.compile_filter(story_id))


@register.simple_tag
def ordinal() -> SafeString:
    return SafeString(mark("ordinal"))
