import pytest

from warraq.arabic.bidi import isolate_html
from warraq.arabic.languages import guess_language


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("Ministry of Health and Prevention", "en"),
        ("The Lord of the Rings", "en"),
        ("to be or not to be", "en"),
        ("Office Chérifien des Phosphates", "fr"),
        ("Le français est la langue de Molière", "fr"),
        ("l'Agence nationale de la conservation", "fr"),
        ("Real Madrid", ""),
        ("Bank of America", ""),
        ("The New York Times", ""),
        ("Le Monde diplomatique", ""),
        ("Instituto Nacional de la Salud", ""),
        ("Universidad de las Américas", ""),
        ("Der Spiegel und die Zeit", ""),
        ("iPhone 15 Pro Max", ""),
        ("the et of des", ""),
        ("https://example.com/the-end-of-the-road", ""),
    ],
)
def test_a_phrase_has_a_language_only_where_its_small_words_tell_it(phrase, language):
    assert guess_language(phrase) == language


def test_a_phrase_in_an_arabic_story_is_spoken_in_its_language_and_a_name_is_not():
    html = isolate_html("<p>وقالت Ministry of Health and Prevention إن Maersk وافقت.</p>")

    assert '<bdi lang="en" dir="ltr">Ministry of Health and Prevention</bdi>' in html
    assert '<bdi dir="ltr">Maersk</bdi>' in html


def test_arabic_in_a_french_story_is_spoken_in_arabic_and_persian_is_not():
    html = isolate_html("<p>La place جامع الفنا et گلستان</p>", base="ltr")

    assert '<bdi lang="ar" dir="rtl">جامع الفنا</bdi>' in html
    assert '<bdi dir="rtl">گلستان</bdi>' in html


def test_what_is_marked_already_stays():
    html = '<p>قال <bdi lang="de" dir="ltr">und so weiter</bdi> ثم مضى</p>'

    assert isolate_html(isolate_html(html)) == html
