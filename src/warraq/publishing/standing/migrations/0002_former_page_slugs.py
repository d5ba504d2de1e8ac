import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("masthead", "0004_house_style"),
        ("published_standing", "0001_published_page"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerPageSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=80)),
                ("page_id", models.BigIntegerField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="masthead.edition"
                    ),
                ),
            ],
            options={
                "verbose_name": "former address of a standing page",
                "verbose_name_plural": "former addresses of standing pages",
                "constraints": [models.UniqueConstraint(fields=("edition", "slug"), name="one_former_page_per_slug")],
            },
        ),
    ]
