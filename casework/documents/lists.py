"""Printed forms of the three lists."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework.enums import ClientClass
from casework.enums.communities import ListItemState, NeedKind
from casework.models import Client, CommunityNeed, CommunityResource
from casework.selectors.service_lists import ListedNeed
from core.documents import render_pdf
from stations.models import Station

NOTHING = "—"
STREET = "全街道"


@dataclass(frozen=True)
class ListSheet:
    """需求清单 or 资源清单：what the paper shows."""

    station: str
    name: str
    on: dt.date
    conditions: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[str, ...]

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.station}{self.name}"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"{self.name}_{self.station}_{self.on}.pdf"


@dataclass(frozen=True)
class ServiceListSheet:
    """服务清单 of one resident: what the paper shows."""

    station: str
    name: str
    community: str
    client_class: str
    worker: str
    lines: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.station}居民服务清单"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved; without the name of the person."""
        return "居民服务清单.pdf"


def needs_sheet(
    station: Station, rows: Sequence[CommunityNeed], conditions: Sequence[str], *, on: dt.date
) -> ListSheet:
    """Return 需求清单 as a form."""
    return ListSheet(
        station=station.name,
        name="需求清单",
        on=on,
        conditions="；".join(conditions) or "全部",
        columns=(
            "社区", "类别", "需求",
            "涉及人群", "次序", "来源",
            "发现日期", "状态",
        ),
        widths=("narrow", "narrow", "", "w-wide", "w-short", "w-date", "w-date", "narrow"),
        rows=tuple(
            (
                each.community.name, each.get_kind_display(), each.description,
                _crowd(each), each.get_priority_display(), each.get_source_display(),
                f"{each.found_on:%Y-%m-%d}", _state(each),
            )
            for each in rows
        ),
    )  # fmt: skip


def resources_sheet(
    station: Station, rows: Sequence[CommunityResource], conditions: Sequence[str], *, on: dt.date
) -> ListSheet:
    """Return 资源清单 as a form; phones stay out of it."""
    return ListSheet(
        station=station.name,
        name="资源清单",
        on=on,
        conditions="；".join(conditions) or "全部",
        columns=(
            "五社", "资源", "提供方",
            "可回应的需求", "范围", "人数",
            "已用", "有效期",
        ),
        widths=("narrow", "", "", "w-wide", "narrow", "w-short", "serial", "w-wide"),
        rows=tuple(
            (
                each.get_society_role_display(), each.name, each.provider,
                kinds_of(each), each.community.name if each.community else STREET,
                "不限" if each.capacity is None else str(each.capacity),
                str(getattr(each, "used", 0)), period_of(each),
            )
            for each in rows
        ),
    )  # fmt: skip


def service_list_sheet(
    client: Client, listed: Sequence[ListedNeed], *, name: str
) -> ServiceListSheet:
    """Return 服务清单 of one resident, under the name as the reader may see it."""
    return ServiceListSheet(
        station=client.station.name,
        name=name,
        community=client.community.name if client.community else NOTHING,
        client_class=client.get_client_class_display(),
        worker=str(client.worker),
        lines=tuple(line for each in listed for line in _lines(each)),
    )


def render_list(sheet: ListSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return _render("documents/station_list.html", sheet, printed_at)


def render_service_list(sheet: ServiceListSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return _render("documents/service_list.html", sheet, printed_at)


def kinds_of(resource: CommunityResource) -> str:
    """Return the kinds of need it answers, in words."""
    return "、".join(str(NeedKind(kind).label) for kind in resource.kinds)


def classes_of(resource: CommunityResource) -> str:
    """Return whom it is for, in words."""
    named = "、".join(str(ClientClass(each).label) for each in resource.for_classes)
    return named or "不限"


def period_of(resource: CommunityResource) -> str:
    """Return its validity in words."""
    end = f"{resource.valid_to:%Y-%m-%d}" if resource.valid_to else "长期"
    return f"{resource.valid_from:%Y-%m-%d} 至 {end}"


def _render(template: str, sheet: Any, printed_at: dt.datetime) -> bytes:
    context = {"sheet": sheet}
    return render_pdf(template, context, title=sheet.title, number="", created=printed_at)


def _crowd(need: CommunityNeed) -> str:
    people = f" {need.people} 人" if need.people else ""
    return f"{need.get_client_class_display()}{people}"


def _state(need: Any) -> str:
    rated = f"，满意度 {need.satisfaction}" if need.satisfaction else ""
    return f"{need.get_state_display()}{rated}"


def _lines(each: ListedNeed) -> list[tuple[str, ...]]:
    need = each.need
    first = (f"{need.get_kind_display()}：{need.description}", _state(need))
    if not each.items:
        return [(*first, "尚未确定服务", NOTHING, NOTHING)]
    return [
        (
            *first,
            item.service + (f"（{item.resource.provider}）" if item.resource else ""),
            str(ListItemState(item.state).label),
            f"{item.delivered_on:%Y-%m-%d}" if item.delivered_on else NOTHING,
        )
        for item in each.items
    ]
