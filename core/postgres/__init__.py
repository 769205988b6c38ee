"""Django's PostgreSQL backend with settings that hold for one transaction."""
