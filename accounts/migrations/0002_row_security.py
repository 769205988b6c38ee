"""A message is seen by the person it is for; anybody's work may send one."""

from django.db import migrations

from core.db import personal_rows


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("core", "0002_session_functions_and_audit_chain"),
    ]

    operations = [personal_rows("accounts_notification", check="true")]
