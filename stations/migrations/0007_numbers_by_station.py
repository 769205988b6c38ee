"""The numbers of a station are its own."""

from django.db import migrations

from core.db import station_rows


class Migration(migrations.Migration):
    dependencies = [("stations", "0006_numbersequence")]

    operations = [station_rows("stations_numbersequence")]
