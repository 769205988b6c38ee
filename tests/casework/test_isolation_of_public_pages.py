"""`check_isolation` opens the public pages and finds nobody's secret on them."""

import pytest

from stations.services.isolation import check_isolation
from stations.services.isolation.addresses import all_addresses
from tests.support.filling import fill_station


def public_addresses():
    return {each.name for each in all_addresses() if each.route.startswith("p/")}


@pytest.mark.slow
def test_public_pages_are_opened_and_tell_no_secret(world):
    fill_station(world)

    report = check_isolation(below="p/")

    assert all(each.is_public for each in all_addresses() if each.route.startswith("p/"))
    assert report.leaks == []
    assert not [str(each) for each in report.skipped if "casework:public_activity" in str(each)]
    assert not [str(each) for each in report.skipped if "public_registration" in str(each)]
    assert {"casework:public_activity", "casework:public_registration"} <= public_addresses()
