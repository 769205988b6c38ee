"""Slots on pages that upper apps fill.

A page of a lower app names a slot and knows nothing of what is shown there. The upper app
registers a panel in its `AppConfig.ready()`; the page loads each one as an htmx fragment.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Panel:
    """One fragment in one slot, shown to those who hold its permission; `beside` is the narrow column."""

    order: int
    slot: str
    url_name: str
    permission: str
    title: str = ""
    beside: bool = False


_panels: dict[str, list[Panel]] = {}


def register(
    *,
    slot: str,
    url_name: str,
    permission: str,
    order: int,
    title: str = "",
    beside: bool = False,
) -> Panel:
    """Put the fragment at `url_name` into `slot`. Registering it twice changes nothing."""
    panel = Panel(order, slot, url_name, permission, title, beside)
    panels = _panels.setdefault(slot, [])
    if panel not in panels:
        panels.append(panel)
        panels.sort()
    return panel


def panels_for(slot: str, permits: Callable[[str], bool]) -> list[Panel]:
    """The panels of `slot` that the person may see, in order."""
    return [panel for panel in _panels.get(slot, ()) if permits(panel.permission)]


def registered_panels() -> list[Panel]:
    """Every panel, for the test that looks its URL name and permission up."""
    return sorted(panel for panels in _panels.values() for panel in panels)
