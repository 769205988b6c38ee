"""What row security reads, and the chain of audit events."""

from django.db import migrations

from core.db import Statement, revoke, row_security

SESSION_FUNCTIONS = """
CREATE FUNCTION app_stations() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(NULLIF(current_setting('app.stations', true), ''), ',')::bigint[] $$;

CREATE FUNCTION app_purpose() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT COALESCE(NULLIF(current_setting('app.purpose', true), ''), 'public') $$;

CREATE FUNCTION app_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('app.user', true), '')::bigint $$;

CREATE FUNCTION app_platform() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT COALESCE(current_setting('app.platform', true), '') = 'on' $$;
"""

DROP_SESSION_FUNCTIONS = """
DROP FUNCTION app_stations(); DROP FUNCTION app_purpose();
DROP FUNCTION app_user(); DROP FUNCTION app_platform();
"""

# core/audit/chain.py computes the same hash on its own; a change here changes it there.
AUDIT_CHAIN = """
CREATE FUNCTION audit_link() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    chain bigint := COALESCE(NEW.station_id, 0);
    head core_auditchain;
    payload text;
BEGIN
    INSERT INTO core_auditchain (station_id, seq, hash) VALUES (chain, 0, '')
        ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM core_auditchain WHERE station_id = chain FOR UPDATE;

    NEW.seq := head.seq + 1;
    NEW.prev_hash := head.hash;
    payload := concat_ws(E'\\x1f', NEW.id, COALESCE(NEW.station_id::text, ''), NEW.seq,
        (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.action,
        COALESCE(NEW.actor_id::text, ''), NEW.actor_label, NEW.actor_role,
        COALESCE(NEW.workspace_id::text, ''), NEW.object_type, NEW.object_id, NEW.object_label,
        NEW.changes::text, NEW.reason, NEW.request_id, COALESCE(host(NEW.ip), ''));
    NEW.hash := encode(sha256(convert_to(head.hash || E'\\x1f' || payload, 'UTF8')), 'hex');

    UPDATE core_auditchain SET seq = NEW.seq, hash = NEW.hash WHERE station_id = chain;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_link BEFORE INSERT ON core_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_link();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE ON core_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
"""

DROP_AUDIT_CHAIN = """
DROP TRIGGER audit_refuse ON core_auditevent; DROP FUNCTION audit_refuse();
DROP TRIGGER audit_link ON core_auditevent; DROP FUNCTION audit_link();
"""

OWN_CHAINS = (
    "station_id = ANY (COALESCE((SELECT app_stations()), '{}'))"
    " OR (station_id IS NULL AND (SELECT app_platform()))"
)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        Statement(SESSION_FUNCTIONS, DROP_SESSION_FUNCTIONS),
        Statement(AUDIT_CHAIN, DROP_AUDIT_CHAIN),
        revoke("core_auditevent", "UPDATE", "DELETE"),
        revoke("core_auditchain", "INSERT", "UPDATE", "DELETE"),
        row_security("core_auditevent", using=OWN_CHAINS, check="true"),
    ]
