"""The navigation: every app registers its entries, each person sees those permitted.

An app calls `register(...)` in `AppConfig.ready()`. The context processor asks `sections_for` for
the side, `siblings_for` for the tabs above a page and `tabs_for` for the bottom bar of phones,
with the `permits` of the workspace.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

MAX_TABS = 5

_LIST = "_list"

Permits = Callable[[str], bool]


@dataclass(frozen=True)
class NavItem:
    """One entry. `permission` "" is for everybody; `covers` names pages that also light it up.

    A list page covers its siblings by itself: `casework:record_list` is lit on every
    `casework:record_…` page. `mobile` puts an entry into the bottom bar of phones, where `short` is
    its label; with `side=False` it is nowhere else. Entries of one `group` share one entry on the
    side, under the group's name, and are tabs above each other's lists.
    """

    label: str
    icon: str
    url_name: str
    permission: str
    order: int
    section: str = ""
    mobile: bool = False
    side: bool = True
    short: str = ""
    covers: tuple[str, ...] = ()
    group: str = ""

    def is_at(self, view_name: str) -> bool:
        """Tell whether the page named `view_name` belongs to this entry."""
        if view_name == self.url_name or view_name in self.covers:
            return True
        stem, found, rest = self.url_name.rpartition(_LIST)
        return bool(found) and not rest and view_name.startswith(f"{stem}_")


@dataclass(frozen=True)
class NavCount:
    """The number beside an entry; red when something is late or dangerous."""

    number: int
    late: bool = False


@dataclass(frozen=True)
class NavLink:
    """An entry as one page shows it."""

    label: str
    icon: str
    url_name: str
    active: bool
    count: NavCount | None = None


@dataclass(frozen=True)
class NavSection:
    """Entries under one heading; the first section has none."""

    title: str
    links: tuple[NavLink, ...]


_items: dict[tuple[str, str], NavItem] = {}


def register(*items: NavItem) -> None:
    """Add entries. The same entry twice changes nothing, two different ones are a mistake."""
    for item in items:
        present = _items.setdefault((item.url_name, item.label), item)
        if present != item:
            message = f"{item.label} ({item.url_name}) is registered twice, differently"
            raise ValueError(message)


def registered_items() -> list[NavItem]:
    """Every entry in order, for the test that looks URL names and permissions up."""
    return sorted(_items.values(), key=lambda item: (item.order, item.label))


def items_for(permits: Permits) -> list[NavItem]:
    """The entries that the person may open, in order."""
    return [item for item in registered_items() if not item.permission or permits(item.permission)]


def sections_for(
    permits: Permits, *, current: str = "", counts: Mapping[str, NavCount] | None = None
) -> tuple[NavSection, ...]:
    """The side: entries under their headings, headings in the order of their first entry.

    `current` is `request.resolver_match.view_name`; `counts` are keyed by URL name.
    """
    items = [item for item in items_for(permits) if item.side]
    lit = _lit(items, current)
    grouped: dict[str, list[NavLink]] = {"": []}
    for members in _in_groups(items):
        first = members[0]
        label = first.group if len(members) > 1 else first.label
        count = _sum_of([(counts or {}).get(item.url_name) for item in members])
        link = NavLink(label, first.icon, first.url_name, lit in members, count)
        grouped.setdefault(first.section, []).append(link)
    return tuple(NavSection(title, tuple(links)) for title, links in grouped.items() if links)


def siblings_for(permits: Permits, *, current: str = "") -> NavSection | None:
    """The tabs above a list that shares its entry with others; None where there is no choice."""
    items = [item for item in items_for(permits) if item.side]
    for members in _in_groups(items):
        if len(members) > 1 and any(item.url_name == current for item in members):
            links = (
                NavLink(item.label, item.icon, item.url_name, item.url_name == current)
                for item in members
            )
            return NavSection(members[0].group, tuple(links))
    return None


def tabs_for(
    permits: Permits, *, current: str = "", counts: Mapping[str, NavCount] | None = None
) -> tuple[NavLink, ...]:
    """The bottom bar of phones: at most five entries, under their short labels.

    Of more, the last one stays: it is the person's own page, and nothing else leads there.
    """
    mobile = [item for item in items_for(permits) if item.mobile]
    if len(mobile) > MAX_TABS:
        mobile = [*mobile[: MAX_TABS - 1], mobile[-1]]
    lit = _lit(mobile, current)
    return tuple(
        NavLink(
            item.short or item.label,
            item.icon,
            item.url_name,
            item is lit,
            (counts or {}).get(item.url_name),
        )
        for item in mobile
    )


def _in_groups(items: list[NavItem]) -> list[list[NavItem]]:
    """The entries in order, those of one group together where its first one is."""
    together: dict[str, list[NavItem]] = {}
    for item in items:
        together.setdefault(item.group or f"{item.url_name} {item.label}", []).append(item)
    return list(together.values())


def _sum_of(counts: list[NavCount | None]) -> NavCount | None:
    """One number for several entries."""
    present = [count for count in counts if count]
    if not present:
        return None
    return NavCount(sum(count.number for count in present), any(count.late for count in present))


def _lit(items: list[NavItem], current: str) -> NavItem | None:
    """The one entry of this page: its own before one that merely covers it."""
    own = (item for item in items if item.url_name == current)
    covering = (item for item in items if item.is_at(current))
    return next(own, None) or next(covering, None)
