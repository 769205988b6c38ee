"""The backend: Django's own, plus one statement at the start of each transaction."""

from django.db.backends.postgresql import base

from core.postgres import session


class DatabaseWrapper(base.DatabaseWrapper):
    """Sends the transaction settings whenever a transaction begins."""

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        """Leave autocommit, that is begin a transaction, with the settings in force."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            with self.wrap_database_errors:
                session.send(self.connection, session.current())
