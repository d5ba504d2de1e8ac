from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from warraq.newsroom.names.spellings import as_column, keys_of


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Contributor = apps.get_model("contributors", "Contributor")
    rows = list(Contributor._default_manager.all())
    for row in rows:
        row.keys = as_column(keys_of([row.name, row.latin_name], by_sound=True))
    Contributor._default_manager.bulk_update(rows, ["keys"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("contributors", "0004_names")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
