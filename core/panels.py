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
    title: str
    beside: bool = False


_panels: dict[str, list[Panel]] = {}


def register(*panels: Panel) -> None:
    """Put fragments into their slots. The same one twice changes nothing."""
    for panel in panels:
        present = _panels.setdefault(panel.slot, [])
        if panel not in present:
            present.append(panel)
            present.sort()


def panels_for(slot: str, permits: Callable[[str], bool]) -> list[Panel]:
    """The panels of `slot` that the person may see, in order."""
    return [panel for panel in _panels.get(slot, ()) if permits(panel.permission)]


def registered_panels() -> list[Panel]:
    """Every panel of every slot."""
    return sorted(panel for panels in _panels.values() for panel in panels)
