"""A day shows what was released in it; without this index that means reading the whole archive.

The table is Wagtail's. Should one of its own migrations make the table anew on SQLite, the index is lost, and nothing
else: `warraq migrate` then makes it again only when this migration is run again.
"""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS planning_first_release ON wagtailcore_page (first_published_at)",
            "DROP INDEX IF EXISTS planning_first_release",
        )
    ]
