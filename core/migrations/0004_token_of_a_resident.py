"""What a resident holds opens the one row that carries it."""

from django.db import migrations

from core.db import Statement

TOKEN = """
CREATE FUNCTION app_token() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('app.token', true), '') $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_audit_newest")]

    operations = [Statement(TOKEN, "DROP FUNCTION app_token();")]
