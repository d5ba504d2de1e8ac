"""Bringing a changed picture to the stories that show it."""

from django.contrib.contenttypes.models import ContentType
from django_tasks import task
from wagtail.models import ReferenceIndex

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.live.models import LiveEntry
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import StoryContributor
from warraq.publishing.release.republish import republish


@task()
def republish_picture(picture_id: int) -> int:
    """Rebuild the stories that show a picture after its file, crop or words were changed; how many changed."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None:
        return 0
    changed = republish(story_ids=find_stories_with(picture), is_hard=picture.is_taken_down).changed
    if picture.is_taken_down:
        # The files go with the pages: who kept the address of one sees it no more either.
        for rendition in picture.renditions.all():
            rendition.delete()
    return changed


def find_stories_with(picture: Picture) -> set[int]:
    """Ids of the stories that show it: on top, in the body, or beside a contributor's name, in a live entry."""
    references = ReferenceIndex.get_references_to(picture).values_list(
        "base_content_type_id", "content_type_id", "object_id"
    )
    kinds = (Story, Contributor, LiveEntry)
    story_type, person_type, entry_type = (ContentType.objects.get_for_model(model).pk for model in kinds)
    stories, people, entries = set(), set(), set()
    for _base, content_type_id, object_id in references:
        if content_type_id == entry_type:
            entries.add(int(object_id))
        elif content_type_id == story_type:
            stories.add(int(object_id))
        elif content_type_id == person_type:
            people.add(int(object_id))
    rows = StoryContributor.objects.filter(contributor__contributor_id__in=people)
    stories |= set(LiveEntry.objects.filter(pk__in=entries).values_list("story_id", flat=True))
    return stories | set(rows.values_list("story_id", flat=True))
