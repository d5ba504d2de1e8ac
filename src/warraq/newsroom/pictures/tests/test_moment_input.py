from wagtail.images.forms import get_image_form

from warraq.newsroom.pictures.models import Picture


def test_end_of_rights_that_cannot_be_read_is_never_turned_into_now():
    widget = get_image_form(Picture).base_fields["usage_expires_at"].widget

    assert widget.get_config()["validateOnBlur"] is False
