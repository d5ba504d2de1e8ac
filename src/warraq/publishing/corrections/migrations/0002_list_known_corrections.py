"""List the corrections of stories that were published before there was a list."""

from datetime import datetime

from django.db import migrations


def list_known(apps, schema_editor):
    stories = apps.get_model("release", "PublishedStory").objects.exclude(corrections=[])
    corrections = apps.get_model("corrections", "PublishedCorrection").objects
    for row in stories.only("pk", "edition_id", "story_id", "corrections").iterator(chunk_size=500):
        corrections.bulk_create(
            corrections.model(
                published_id=row.pk,
                edition_id=row.edition_id,
                story_id=row.story_id,
                note=note["note"],
                corrected_at=datetime.fromisoformat(note["corrected_at"]),
            )
            for note in row.corrections
        )


class Migration(migrations.Migration):
    dependencies = [("corrections", "0001_published_correction")]

    operations = [migrations.RunPython(list_known, migrations.RunPython.noop)]
