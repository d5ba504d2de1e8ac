"""A name leads to one topic: an alias that is another's name or alias is refused at its field, in words."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from warraq.newsroom.topics.models import Topic


def make(name, *aliases):
    topic = Topic(name=name, aliases=list(aliases))
    topic.full_clean()
    topic.save()
    return topic


def refusal(topic):
    with pytest.raises(ValidationError) as refused, translation.override("ar"):
        topic.full_clean()
    assert set(refused.value.message_dict) == {"aliases"}
    return refused.value.message_dict["aliases"]


@pytest.mark.parametrize("alias", ["اليونيسف", "اليونيسيف", "الـيونيسف"])
def test_an_alias_that_is_anothers_name_or_alias_is_refused(db, alias):
    make("اليونيسف", "اليونيسيف")

    [message] = refusal(Topic(name="الأمم المتحدة", aliases=["الامم", alias]))

    assert message == f"«{alias}» اسم لموضوع «اليونيسف» أصلًا، فاحذفه من أحدهما."


def test_each_double_is_told(db):
    make("السد", "سد النهضة")
    make("الماء")

    assert len(refusal(Topic(name="النيل", aliases=["سد النهضه", "الماء", "نهر النيل"]))) == 2


def test_other_spellings_of_its_own_name_are_its_own(db):
    topic = make("الأهلي", "الاهلي", "النادي الأهلي")
    topic.aliases = [*topic.aliases, "الأهلى"]

    topic.full_clean()


def test_what_was_merged_into_it_is_its_own_and_into_another_is_anothers(db):
    kept, other = make("اليونيسف"), make("الأمم المتحدة")
    Topic.objects.create(name="يونيسيف", slug="merged", merged_into=kept)
    kept.aliases = ["يونيسيف"]
    kept.full_clean()

    other.aliases = ["يونيسيف"]
    assert "اليونيسف" in refusal(other)[0]


def test_a_topic_with_an_old_double_can_be_changed_otherwise(db):
    make("السد")
    topic = Topic.objects.create(name="النيل", slug="nile", aliases=["السد"])
    topic.description = "نهر."

    topic.full_clean()

    topic.aliases = ["السد", "السدّ العالي"]
    topic.full_clean()


def test_the_form_says_so_at_the_field(admin_client):
    make("السد", "سد النهضة")

    page = admin_client.post(
        reverse(Topic.snippet_viewset.get_url_name("add")),
        {"name": "النيل", "aliases": "نهر النيل\nسدّ النهضة", "description": "", "slug": "nile"},
    ).content.decode()

    assert "سدّ النهضة" in page
    assert not Topic.objects.filter(name="النيل").exists()
    assert 'id="panel-child-aliases-errors"' in page or "aliases" in page.split("error-message")[0][-3000:]
