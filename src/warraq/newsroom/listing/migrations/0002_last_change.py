"""The list of stories begins with the latest change; without this index that means sorting the whole archive.

The table is Wagtail's. Should one of its own migrations make the table anew on SQLite, the index is lost, and nothing
else: `warraq migrate` then makes it again only when this migration is run again.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("listing", "0001_initial"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS listing_last_change ON wagtailcore_page (latest_revision_created_at, id)",
            "DROP INDEX IF EXISTS listing_last_change",
        )
    ]
