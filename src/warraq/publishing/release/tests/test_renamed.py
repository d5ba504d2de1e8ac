from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release.models import BulletinEntry, FormerSlug, PublishedStory, PublishedTopic
from warraq.publishing.release.release import release


def public_topics(story):
    return PublishedStory.objects.get(story_id=story.pk).topics


def test_a_topic_made_a_series_is_one_on_every_story_already_public(section, django_capture_on_commit_callbacks):
    topic = make_topic("طريق الحرير")
    story = make_story(section, topics=(topic,))
    release(story)
    assert "is_series" not in public_topics(story)[0]
    before = BulletinEntry.objects.latest("pk").pk

    topic.is_series = True
    with django_capture_on_commit_callbacks(execute=True):
        topic.save()

    assert PublishedTopic.objects.get().is_series
    assert public_topics(story)[0]["is_series"] is True
    told = {key for entry in BulletinEntry.objects.filter(pk__gt=before) for key in entry.keys}
    assert {f"topic:{topic.pk}", f"story:{story.pk}"} <= told

    topic.is_series = False
    with django_capture_on_commit_callbacks(execute=True):
        topic.save()
    assert "is_series" not in public_topics(story)[0]


def test_saving_a_topic_otherwise_tells_nobody(section):
    topic = make_topic("طريق الحرير")
    release(make_story(section, topics=(topic,)))
    before = BulletinEntry.objects.count()

    topic.save()

    assert BulletinEntry.objects.count() == before


def test_a_new_name_and_slug_reach_the_stories_and_the_old_slug_is_kept(section, django_capture_on_commit_callbacks):
    topic = make_topic("طريق الحريير")
    story, old = make_story(section, topics=(topic,)), topic.slug
    release(story)

    topic.name, topic.slug = "طريق الحرير", "طريق-الحرير"
    with django_capture_on_commit_callbacks(execute=True):
        topic.save()

    assert public_topics(story) == [{"id": topic.pk, "name": "طريق الحرير", "path": "/topics/طريق-الحرير/"}]
    assert PublishedTopic.objects.get().slug == "طريق-الحرير"
    assert FormerSlug.objects.values_list("slug", "target_id").get() == (old, topic.pk)

    topic.slug = old
    topic.save()
    assert FormerSlug.objects.values_list("slug", "target_id").get() == ("طريق-الحرير", topic.pk)


def test_a_contributor_renamed_is_renamed_on_stories(section, django_capture_on_commit_callbacks):
    person = make_contributor("ليلى التازي")
    story = make_story(section, contributors=(person,))
    release(story)

    person.name = "ليلى التازي بنيس"
    with django_capture_on_commit_callbacks(execute=True):
        person.save()

    assert [byline["name"] for byline in PublishedStory.objects.get().bylines] == ["ليلى التازي بنيس"]


def test_a_word_about_a_person_changes_their_page_alone(section):
    person = make_contributor("ليلى التازي")
    release(make_story(section, contributors=(person,)))
    before = BulletinEntry.objects.latest("pk").pk

    person.bio = "تكتب عن البحر."
    person.save()

    told = BulletinEntry.objects.filter(pk__gt=before)
    assert [(entry.kind, entry.keys, entry.story_id) for entry in told] == [
        (BulletinEntry.Kind.NAME_CHANGED, [f"contributor:{person.pk}"], None)
    ]
