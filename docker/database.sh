#!/bin/sh
# Run once by the image of PostgreSQL on an empty volume: the two roles and the database.
set -eu

psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -f /docker-entrypoint-initdb.d/roles/roles.sql
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres \
  -v owner="$LINLI_OWNER_PASSWORD" -v app="$LINLI_APP_PASSWORD" <<'SQL'
ALTER ROLE linli_owner PASSWORD :'owner';
ALTER ROLE linli_app PASSWORD :'app';
CREATE DATABASE linli OWNER linli_owner;
REVOKE ALL ON DATABASE linli FROM PUBLIC;
GRANT CONNECT ON DATABASE linli TO linli_app;
SQL
