import json

from bs4 import BeautifulSoup
from django.utils import translation

from warraq.arabic.style import rules
from warraq.newsroom.housestyle.rules_widget import RulesWidget


def page(value="{}"):
    return BeautifulSoup(RulesWidget().render("rules", value, {"id": "id_rules"}), "html.parser")


def test_every_rule_has_a_choice_with_a_label_in_the_editors_language():
    with translation.override("fr"):
        shown = page()

    selects = shown.find_all("select")
    assert [select["name"] for select in selects] == [
        f"rules-{one.id}" for group in ("SP", "PU", "CH", "NS", "HS") for one in rules() if one.group == group
    ]
    label = shown.find("label", attrs={"for": "id_rules-SP001"})
    assert "hamza" in label.text
    assert shown.find("select", id="id_rules-SP090").option.text == "Par défaut : Inactive"


def test_choices_are_shown_and_come_back():
    chosen = page('{"SP001": "off"}').find("select", id="id_rules-SP001").find("option", selected=True)

    assert chosen["value"] == "off"
    sent = {"rules-SP001": "off", "rules-PU001": "", "rules-XX999": "off"}
    assert json.loads(RulesWidget().value_from_datadict(sent, {}, "rules")) == {"SP001": "off"}
    assert RulesWidget().value_omitted_from_data({}, {}, "rules")
