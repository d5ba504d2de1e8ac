"""Every field that a journalist meets says what it is for."""

from collections.abc import Iterator

import pytest
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.images.forms import get_image_form
from wagtail.snippets.models import get_snippet_models

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.stories.models import Story


def find_silent(panel: Panel, form_class: type) -> Iterator[str]:
    """The fields under a panel that no help text explains."""
    if isinstance(panel, InlinePanel):
        formset = form_class.formsets[panel.relation_name]
        for child in panel.child_edit_handler.children:
            yield from (f"{panel.relation_name}.{name}" for name in find_silent(child, formset.form))
    elif isinstance(panel, FieldPanel):
        field = form_class.base_fields[panel.field_name]
        if not (panel.help_text or field.help_text):
            yield panel.field_name
    for child in getattr(panel, "children", []):
        yield from find_silent(child, form_class)


def edited_models():
    """Whatever somebody with every right may change in a form; some snippets are only looked at."""
    anybody = Journalist(is_superuser=True)
    snippets = get_snippet_models()
    return [Story, *(m for m in snippets if m.snippet_viewset.permission_policy.user_has_permission(anybody, "change"))]


@pytest.mark.parametrize("model", edited_models(), ids=lambda model: model.__name__)
def test_every_field_of_a_form_is_explained(model):
    handler = Story.get_edit_handler() if model is Story else model.snippet_viewset.get_edit_handler()

    silent = set(find_silent(handler, handler.get_form_class()))

    # These two get theirs, with the clocks of the editions, when the form is made.
    assert silent - {"go_live_at", "expire_at"} == set()


def find_silent_blocks(block: blocks.Block, path: str) -> Iterator[str]:
    children = dict(getattr(block, "child_blocks", {}))
    if isinstance(block, blocks.ListBlock):
        children["each"] = block.child_block
    for name, child in children.items():
        if isinstance(child, blocks.FieldBlock) and not child.field.help_text:
            yield f"{path}.{name}"
        yield from find_silent_blocks(child, f"{path}.{name}")


def test_every_field_of_a_block_is_explained():
    cells = {"body.table.table.text", "body.table.table.number"}

    assert set(find_silent_blocks(Story.body.field.stream_block, "body")) - cells == set()


def test_every_field_of_a_picture_is_explained():
    fields = get_image_form(Picture).base_fields

    assert [name for name, field in fields.items() if not (field.help_text or name.startswith("focal_"))] == []
