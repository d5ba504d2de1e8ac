from django.db import migrations, models

import warraq.masthead.validators


class Migration(migrations.Migration):
    dependencies = [
        ("standing", "0001_standing_page"),
    ]

    operations = [
        migrations.AlterField(
            model_name="standingpage",
            name="slug",
            field=models.SlugField(
                allow_unicode=True,
                help_text="The page's address: “about” makes /about/. A former address leads to the new one.",
                max_length=80,
                validators=[warraq.masthead.validators.validate_not_reserved],
                verbose_name="slug",
            ),
        ),
    ]
