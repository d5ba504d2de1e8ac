"""A list written one on each line."""

from warraq.masthead.lines import LinesFormField
from warraq.masthead.models import Edition


def test_lines_become_a_list_without_empty_and_repeated_ones():
    field = LinesFormField(required=False)

    assert field.clean(" الدار البيضاء \n\nكازا\r\nكازا") == ["الدار البيضاء", "كازا"]
    assert field.clean("") == []


def test_list_is_shown_a_line_each_and_is_no_change_when_it_comes_back():
    field = Edition._meta.get_field("months").formfield()

    assert field.prepare_value(["يناير", "فبراير"]) == "يناير\nفبراير"
    assert not field.has_changed(["يناير", "فبراير"], "يناير\r\nفبراير\r\n")
