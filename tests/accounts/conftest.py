"""Signing in through the page, as people do."""

import pytest

from tests.support.personas import PASSWORD

LOGIN = "/accounts/login/"


@pytest.fixture
def sign_in():
    """`sign_in(client, "worker")` sends the login form and returns the answer."""

    def send(client, who, password=PASSWORD, **fields):
        return client.post(LOGIN, {"login": who, "password": password, **fields})

    return send
