from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from warraq.newsroom.names.spellings import as_column, keys_of


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Topic = apps.get_model("topics", "Topic")
    rows = list(Topic._default_manager.all())
    for row in rows:
        row.keys = as_column(keys_of([row.name, *row.aliases], by_sound=False))
    Topic._default_manager.bulk_update(rows, ["keys"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("topics", "0003_names")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
