import pytest
from wagtail.models import ReferenceIndex

from warraq.masthead.models import Section
from warraq.newsroom.pictures.signals import picture_changed
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.readiness import StoryNotReady
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.pictures import find_stories_with
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


def test_new_words_of_a_picture_reach_the_stories_that_show_it(section: Section, django_capture_on_commit_callbacks):
    picture = make_picture(alt="نافذة مطلّة على الميناء", caption="الميناء صباحًا.")
    story = release(make_story(section, lead_picture=picture))
    other = release(make_story(section, slug="بلا-صورة"))
    ReferenceIndex.create_or_update_for_object(story)
    ReferenceIndex.create_or_update_for_object(other)

    picture.caption = "الميناء عند الفجر."
    picture.save()
    with django_capture_on_commit_callbacks(execute=True):
        picture_changed.send(sender=type(picture), picture=picture, changed=frozenset({"caption"}))

    assert find_stories_with(picture) == {story.pk}
    assert PublishedStory.objects.get(story_id=story.pk).lead_picture["caption"] == "الميناء عند الفجر."
    assert PublishedStory.objects.get(story_id=other.pk).version == 1


def test_a_story_whose_pictures_file_is_lost_is_refused_at_the_picture(section: Section):
    picture = make_picture(alt="نافذة")
    story = make_story(section, lead_picture=picture)
    picture.file.storage.delete(picture.file.name)

    with pytest.raises(StoryNotReady) as refusal:
        release(story)

    assert list(refusal.value.message_dict) == ["lead_picture"]
