"""Who may change the directory, and what fits where: regions, stations, organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.verdicts import YES, Verdict
from stations import phrases
from stations.enums import RegionLevel, ScopeKind, StationLevel

if TYPE_CHECKING:
    from stations.models import Region, Station
    from stations.selectors.workspaces import Workspace

ABOVE: dict[RegionLevel, RegionLevel | None] = dict(
    zip(RegionLevel, (None, *RegionLevel), strict=False)
)
BELOW: dict[RegionLevel, RegionLevel] = {above: level for level, above in ABOVE.items() if above}

STATION_REGION = {
    StationLevel.DISTRICT_CENTER: RegionLevel.DISTRICT,
    StationLevel.STREET_STATION: RegionLevel.STREET,
    StationLevel.COMMUNITY_ROOM: RegionLevel.COMMUNITY,
}
STATION_ABOVE = {
    StationLevel.STREET_STATION: StationLevel.DISTRICT_CENTER,
    StationLevel.COMMUNITY_ROOM: StationLevel.STREET_STATION,
}
DISTRICT_DEPTH = 3


# ── regions ──────────────────────────────────────────────────────────
def is_platform(workspace: Workspace) -> bool:
    """Say whether the workspace is the platform's own."""
    return workspace.spec.scope == ScopeKind.PLATFORM


def governs(workspace: Workspace, region: Region) -> bool:
    """Say whether `region` lies in the workspace's own; all do for the platform."""
    if is_platform(workspace):
        return True
    return bool(workspace.region_path) and region.path.startswith(workspace.region_path)


def can_add_region(workspace: Workspace, parent: Region | None) -> Verdict:
    """区划新增：平台管理员各级均可，区级主管只能在本区街道下新增社区。"""
    if parent is not None and parent.level == RegionLevel.COMMUNITY:
        return Verdict(phrases.NOTHING_BELOW_COMMUNITY)
    if is_platform(workspace):
        return YES
    if parent is None or not governs(workspace, parent):
        return Verdict(phrases.OUTSIDE_REGION)
    if parent.level != RegionLevel.STREET:
        return Verdict(phrases.ONLY_COMMUNITIES)
    return YES


def can_edit_region(workspace: Workspace, region: Region) -> Verdict:
    """区划修改：平台管理员各级均可，区级主管只能改本区的社区。"""
    if not governs(workspace, region):
        return Verdict(phrases.OUTSIDE_REGION)
    if not is_platform(workspace) and region.level != RegionLevel.COMMUNITY:
        return Verdict(phrases.ONLY_COMMUNITIES)
    return YES


def level_fits(level: RegionLevel, parent_level: RegionLevel | None) -> Verdict:
    """Each level lies directly below the one before it."""
    above = ABOVE[level]
    if above == parent_level:
        return YES
    if above is None:
        return Verdict("级别与上级不符：省级没有上级。")
    found = parent_level.label if parent_level else "空"
    return Verdict(f"级别与上级不符：{level.label}的上级应为{above.label}，实为{found}。")


# ── stations ─────────────────────────────────────────────────────────
def can_manage_station(workspace: Workspace, region: Region) -> Verdict:
    """社工站由所在区的区级主管或平台管理员登记和修改。"""
    return YES if governs(workspace, region) else Verdict(phrases.OUTSIDE_REGION)


def region_fits_station(level: StationLevel, region: Region) -> Verdict:
    """区级指导中心设在区，社工站设在街道（乡镇），社工室设在社区（武民政〔2021〕26号 二（一））。"""
    wanted = STATION_REGION[level]
    if region.level == wanted:
        return YES
    return Verdict(f"{level.label}应设在{wanted.label}，所选为{RegionLevel(region.level).label}。")


def parent_fits_station(level: StationLevel, region: Region, parent: Station | None) -> Verdict:
    """区级指导中心 → 街道社工站 → 社区社工室，须在同一区内。"""
    above = STATION_ABOVE.get(level)
    if parent is None:
        needed = level == StationLevel.COMMUNITY_ROOM
        return Verdict("社区社工室须选择上级社工站。") if needed else YES
    if above is None:
        return Verdict("区级指导中心没有上级社工站。")
    if parent.level != above:
        return Verdict(f"{level.label}的上级应为{above.label}。")
    if district_of(parent.region) != district_of(region):
        return Verdict("上级社工站须在同一区内。")
    return YES


def can_close_station(station: Station, open_rooms: int) -> Verdict:
    """停用：先停用下级。"""
    if station.closed_on is not None:
        return Verdict("该社工站已停用。")
    if open_rooms:
        return Verdict(f"还有 {open_rooms} 个下级社工站（室）在用，请先停用。")
    return YES


def can_reopen_station(station: Station) -> Verdict:
    """恢复启用：上级须在用。"""
    if station.closed_on is None:
        return Verdict("该社工站正在使用。")
    if station.parent and station.parent.closed_on is not None:
        return Verdict(f"上级 {station.parent.name} 已停用，请先恢复上级。")
    return YES


def district_of(region: Region) -> tuple[str, ...]:
    """Return the codes from the province down to the district."""
    return tuple(region.path.split("/")[:DISTRICT_DEPTH])


# ── agencies and purchasers ──────────────────────────────────────────
def can_manage_organisation(workspace: Workspace, region: Region) -> Verdict:
    """机构、购买主体：由所在区的区级主管或平台管理员登记和修改。"""
    return YES if governs(workspace, region) else Verdict(phrases.ORGANISATION_ELSEWHERE)
