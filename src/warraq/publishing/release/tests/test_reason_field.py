import pytest
from django.core.exceptions import ValidationError

from warraq.publishing.release.desk_forms import CorrectionForm, SpikeForm, WithdrawalForm
from warraq.publishing.release.reason_field import ReasonField


def test_reason_reorders_nothing_around_it_and_keeps_its_lines():
    assert ReasonField().clean(" سُحب \u202eللتثبت\u2066\nثم يعود ") == "سُحب للتثبت\nثم يعود"
    assert ReasonField().clean("می\u200cرود") == "می\u200cرود"


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u200f \u2060"])
def test_signs_that_nobody_sees_are_no_reason(unseen):
    with pytest.raises(ValidationError):
        ReasonField().clean(unseen)
    assert ReasonField(required=False).clean(unseen) == ""


@pytest.mark.parametrize(
    ("form", "name"),
    [(CorrectionForm, "note"), (SpikeForm, "reason"), (WithdrawalForm, "reason")],
)
def test_every_act_takes_its_reason_so(form, name):
    assert isinstance(form.base_fields[name], ReasonField)
