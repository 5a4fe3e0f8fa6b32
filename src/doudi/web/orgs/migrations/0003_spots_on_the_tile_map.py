"""The spot of a place on the tile map."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orgs", "0002_posts_approved_and_places_moved")]

    operations = [
        migrations.AddField("area", "map_row", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("area", "map_column", models.PositiveSmallIntegerField(null=True)),
    ]
