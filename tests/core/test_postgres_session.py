"""The settings that travel with each transaction."""

import pytest
from django.db import transaction

from core.postgres.session import current, transaction_settings
from tests.support.rows import setting

KEY = "app.user"


def test_settings_are_those_of_the_block():
    with transaction_settings({KEY: "1"}):
        assert current() == {KEY: "1"}
        with transaction_settings({KEY: "2"}):
            assert current() == {KEY: "2"}
        assert current() == {KEY: "1"}
    assert current() == {}


@pytest.mark.django_db
def test_settings_reach_the_transaction_that_is_open():
    with transaction_settings({KEY: "7"}):
        assert setting(KEY) == "7"
    assert setting(KEY) == ""


@pytest.mark.django_db
def test_settings_unknown_outside_are_blank_after_the_block():
    with transaction_settings({KEY: "7"}):
        with transaction_settings({"app.purpose": "service"}):
            assert (setting(KEY), setting("app.purpose")) == ("7", "service")
        assert (setting(KEY), setting("app.purpose")) == ("7", "")


@pytest.mark.django_db(transaction=True)
def test_settings_are_sent_at_the_start_of_each_transaction():
    with transaction_settings({KEY: "7"}):
        assert setting(KEY) == ""  # no transaction, no settings
        for _ in range(2):
            with transaction.atomic():
                assert setting(KEY) == "7"
        assert setting(KEY) == ""


@pytest.mark.django_db(transaction=True)
def test_values_are_parameters_and_never_sql():
    value = "7'; DROP TABLE casework_client; --"
    with transaction_settings({KEY: value}), transaction.atomic():
        assert setting(KEY) == value
