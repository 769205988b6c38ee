"""The second lock."""

from django.db import migrations

from core.db import same_station, station_rows


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0001_initial"),
        ("core", "0002_session_functions_and_audit_chain"),
    ]

    operations = [
        station_rows("projects_project"),
        station_rows("projects_projectitem"),
        same_station("projects_projectitem", "project_id", "projects_project"),
    ]
