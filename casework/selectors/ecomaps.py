"""生态图：the client in the middle, around him what supports him."""

import math
from dataclasses import dataclass

from casework.enums.communities import ListItemState
from casework.enums.people import Benefit
from casework.models import Case, ClientCategory, ServiceListItem
from casework.rules.clients import display_name
from stations.selectors.workspaces import Workspace

WIDTH, HEIGHT = 640, 420
FAR, HIGH = 240, 150
MOST = 12


@dataclass(frozen=True)
class Support:
    """One support around the client: how close it is, and where it stands."""

    name: str
    group: str
    state: str
    is_firm: bool
    x: int = 0
    y: int = 0

    @property
    def box(self) -> tuple[int, int]:
        """The upper left corner of its box."""
        return self.x - 62, self.y - 22

    @property
    def label(self) -> str:
        """The name, as long as the box is."""
        return self.name if len(self.name) <= 9 else f"{self.name[:8]}…"


@dataclass(frozen=True)
class Ecomap:
    """The drawing: the client and what supports him."""

    centre: str
    supports: list[Support]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def x(self) -> int:
        """The middle."""
        return self.width // 2

    @property
    def y(self) -> int:
        """The middle."""
        return self.height // 2

    @property
    def description(self) -> str:
        """The drawing in one sentence, for those who cannot see it."""
        firm = sum(each.is_firm for each in self.supports)
        return f"支持 {len(self.supports)} 项，其中已连结 {firm} 项，详见下表。"


def ecomap(case: Case, workspace: Workspace) -> Ecomap:
    """Return what supports the client: resources, benefits, categories. Two queries."""
    found = [*_resources(case), *_benefits(case), *_categories(case)][:MOST]
    placed = [_placed(each, place, len(found)) for place, each in enumerate(found)]
    return Ecomap(display_name(workspace, case.client), placed)


def _resources(case: Case) -> list[Support]:
    rows = ServiceListItem.objects.filter(client=case.client_id, resource__isnull=False)
    used = rows.exclude(state=ListItemState.DECLINED).select_related("resource").order_by("pk")
    seen: dict[str, Support] = {}
    for item in used:
        firm = item.state == ListItemState.DELIVERED
        known = seen.get(item.resource.name)
        if known is None or (firm and not known.is_firm):
            group = item.resource.get_society_role_display()
            seen[item.resource.name] = Support(
                item.resource.name, group, item.get_state_display(), firm
            )
    return list(seen.values())


def _benefits(case: Case) -> list[Support]:
    return [
        Support(str(Benefit(each).label), "现享保障", "已享受", is_firm=True)
        for each in case.client.benefits
    ]


def _categories(case: Case) -> list[Support]:
    rows = ClientCategory.objects.filter(client=case.client_id, ends_on=None)
    return [
        Support(each.item.label, "类别", "已认定", is_firm=True)
        for each in rows.select_related("item").order_by("starts_on", "pk")
    ]


def _placed(support: Support, place: int, among: int) -> Support:
    angle = 2 * math.pi * place / among - math.pi / 2
    return Support(
        support.name,
        support.group,
        support.state,
        support.is_firm,
        x=WIDTH // 2 + round(FAR * math.cos(angle)),
        y=HEIGHT // 2 + round(HIGH * math.sin(angle)),
    )
