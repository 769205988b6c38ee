"""What the system checks find."""

import pytest

from config.checks import check_second_factor_roles


@pytest.mark.parametrize("roles", [[], ["station_lead", "city_officer"]])
def test_check_second_factor_roles_accepts_roles_that_exist(settings, roles):
    settings.LINLI_SECOND_FACTOR_ROLES = roles

    assert check_second_factor_roles() == []


def test_check_second_factor_roles_names_what_does_not_exist(settings):
    settings.LINLI_SECOND_FACTOR_ROLES = ["station_lead", "stationlead"]

    (error,) = check_second_factor_roles()

    assert "stationlead。" in error.msg
