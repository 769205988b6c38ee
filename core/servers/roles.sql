-- The two roles of the application: one owns and migrates, one only uses. Run as superuser by the
-- embedded server and by docker-compose.yml; passwords are set apart. Safe to run again.
-- The rights on tables are given by `manage.py migrate`.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'linli_owner') THEN
        CREATE ROLE linli_owner LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'linli_app') THEN
        CREATE ROLE linli_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
END
$$;
