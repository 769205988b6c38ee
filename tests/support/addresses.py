"""The addresses that our own packages answer."""

from typing import Any

from stations.services.isolation.addresses import all_addresses
from tests.support.source import PACKAGES


def our_views() -> dict[str, Any]:
    """Return name → view of every address that one of our packages answers."""
    return {
        address.name: address.view
        for address in all_addresses()
        if address.view.__module__.partition(".")[0] in PACKAGES
    }
