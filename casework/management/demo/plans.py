"""项目 of the stations, and what the district adds to the catalogue."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from casework.management.demo.cast import workspace_of
from casework.management.demo.places import HOME
from projects.models import CatalogueItem, Project, ServiceCatalogue
from projects.selectors.catalogues import offerable_items
from projects.services.catalogues import add_local_item
from projects.services.projects import ProjectValues, create_project
from stations.models import Region, Station
from stations.selectors.workspaces import workspace_scope

NAMESPACE = uuid.UUID("5d1f6f0e-3f0d-5c0e-9a51-6c696e6c6900")
WUHAN = "wuhan-2021-26"

LOCAL_ITEMS = (
    ("老旧小区邻里议事", "围绕加装电梯、飞线充电、楼道堆物等事项，组织居民议事协商，跟进落实。"),
    ("新就业群体友好服务", "为快递员、外卖配送员等提供歇脚、政策咨询和子女假期托管信息。"),
)


@dataclass(frozen=True)
class Plan:
    """A project in the making: what it is for, and the areas it takes items from."""

    name: str
    goal: str
    areas: tuple[str, ...] = ()


EVERYTHING = Plan(
    "社工站综合服务", "面向辖区困难群众、老年人、儿童和社区居民，提供综合社会工作服务。"
)
HOME_PLANS = (
    Plan(
        "长者关爱与困难群众帮扶",
        "定期探访独居、空巢、失能、高龄老人和救助对象，链接养老和救助资源，降低独居风险。",
        ("养老服务", "社会救助"),
    ),
    Plan(
        "儿童关爱与家庭支持",
        "掌握困境儿童、留守儿童情况，支持监护人履责，改善亲子关系和学业适应。",
        ("儿童福利",),
    ),
    Plan(
        "社区治理与党建引领",
        "培育社区社会组织和志愿队伍，推动“五社联动”，引导居民参与社区公共事务。",
        ("党建引领社会工作服务", "社区治理", "地方特色"),
    ),
)


def key(*parts: object) -> uuid.UUID:
    """Return the key that a thing of the demonstration always has."""
    return uuid.uuid5(NAMESPACE, ":".join(map(str, parts)))


def make_local_items(region: Region, *, by: User) -> None:
    """Add the district's own items, those that are missing."""
    catalogue = ServiceCatalogue.objects.filter(document__code=WUHAN).latest("document__version")
    workspace = workspace_of(by)
    for name, content in LOCAL_ITEMS:
        if catalogue.items.filter(region=region, name=name).exists():
            continue
        with workspace_scope(workspace):
            add_local_item(
                catalogue=catalogue,
                region=region,
                name=name,
                content=content,
                standard_areas=["5.2"],
                workspace=workspace,
                by=by,
            )


def make_projects(station: Station, years: Iterable[int], *, by: User) -> list[Project]:
    """Return the projects of a station; those of the years that are missing are set up."""
    with workspace_scope(workspace_of(by)):
        return [
            _project(station, year, plan, by)
            for year in years
            for plan in (HOME_PLANS if station.name == HOME else (EVERYTHING,))
        ]


def _project(station: Station, year: int, plan: Plan, by: User) -> Project:
    project_id = key("project", station.name, year, plan.name)
    known: Project | None = Project.objects.filter(pk=project_id).first()
    if known is not None:
        return known
    starts_on = dt.date(year, 1, 1)
    values = ProjectValues(
        name=f"{year}年度{plan.name}",
        starts_on=starts_on,
        ends_on=dt.date(year, 12, 31),
        goal=plan.goal,
        items=frozenset(_items(station, starts_on, plan)),
    )
    return create_project(project_id=project_id, station=station, values=values, by=by)


def _items(station: Station, on: dt.date, plan: Plan) -> list[CatalogueItem]:
    items = offerable_items(station, on)
    return [item for item in items if not plan.areas or item.area in plan.areas]
