from django.template.loader import render_to_string

from warraq.publishing.release.body import text_of

PICTURE = {"caption": "السفينة عند الرصيف.", "credit": "تصوير: غيثة", "alt": "سفينة"}


def test_a_text_has_the_captions_of_its_pictures_and_not_who_made_them():
    html = render_to_string("stories/blocks/picture.html", {"picture": PICTURE})

    assert "تصوير: غيثة" in html
    assert text_of([{"html": "<p>وصلت.</p>"}, {"html": html}]) == "وصلت.\nالسفينة عند الرصيف."


def test_the_name_of_a_recording_is_in_the_text_once():
    recording = {"url": "/media/sea.mp3", "type": "audio/mpeg", "is_video": False}
    html = render_to_string(
        "stories/blocks/recording.html", {"value": {"caption": "صوت البحر.", "transcript": ""}, "recording": recording}
    )

    assert text_of([{"html": html}]) == "صوت البحر."
