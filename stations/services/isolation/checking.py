"""The check as a whole."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings

from core.errors import ConflictError, NotFoundError
from stations.services.isolation.addresses import all_addresses
from stations.services.isolation.home import Home, fill_home, find_home
from stations.services.isolation.pages import probe_pages
from stations.services.isolation.planting import planted
from stations.services.isolation.probers import foreign_station, make_probers
from stations.services.isolation.report import IsolationReport
from stations.services.isolation.tables import probe_tables
from stations.services.isolation.visitors import rolled_back

# The visitors sign in without a password, knock fast, and must not send anything.
FOR_VISITORS = {
    "ACCOUNT_RATE_LIMITS": False,
    "AXES_ENABLED": False,
    "LINLI_DOCUMENTS_AS_HTML": True,  # quick to make, and can be searched
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    "LINLI_SECOND_FACTOR_ROLES": [],
}


def check_isolation(*, station_id: int | None = None, below: str = "") -> IsolationReport:
    """Try to reach what `station_id` keeps (default: the station that keeps most).

    `below` limits the addresses to those whose route begins so. Nothing that the run writes stays: all of it is rolled back.
    """
    with override_settings(**FOR_VISITORS), _quiet(), rolled_back():
        home = find_home(station_id)
        if home is None:
            raise NotFoundError("没有可检查的社工站。")
        if not home.people:
            raise ConflictError(f"{home.station} 没有在岗人员，检查不说明问题。")
        with planted(home.station, home.people[0]):
            return _check(home, below)


def _check(home: Home, below: str) -> IsolationReport:
    addresses = [one for one in all_addresses() if one.route.startswith(below)]
    if addresses:
        fill_home(home)
    texts = {canary.text for canary in home.canaries}
    report = IsolationReport(station=str(home.station), canaries=len(texts))
    probers = make_probers(home.station)
    foreign = foreign_station(probers)
    probe_tables(report, home=home.station.pk, foreign=foreign, people=home.people)
    probe_pages(report, home, probers, addresses)
    return report


@contextmanager
def _quiet() -> Iterator[None]:
    """Refused requests are what the check is made of: they do not go into the log."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
