"""The second lock: files by station and purpose, jobs by person."""

from django.db import migrations

from core.db import confidential_station_rows, personal_rows


class Migration(migrations.Migration):
    dependencies = [
        ("stations", "0001_initial"),
        ("core", "0002_session_functions_and_audit_chain"),
    ]

    operations = [
        confidential_station_rows("stations_stationfile"),
        personal_rows("stations_job"),
    ]
