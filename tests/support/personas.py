"""The standing cast, in a small world.

武汉市 has two districts. In 江岸区, 大智街道 has the home station and 一元街道 its neighbour; 江汉区
has a station far away. Everybody is named by role: `worker` and `lead` work at the home station,
`stranger` at the neighbour, `other_district` at the far one.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.models import User
from core import clock
from projects.enums import ServiceDirection
from projects.models import CatalogueItem, Project, ProjectItem, ServiceCatalogue
from stations.enums import Purpose, RegionLevel, Role, StationLevel
from stations.models import (
    Agency,
    PolicyDocument,
    PolicyRule,
    Purchaser,
    Region,
    RoleAssignment,
    Station,
)
from stations.selectors.workspaces import (
    Workspace,
    assignments_in_force,
    open_workspace,
    workspace_scope,
)
from stations.tenancy import Scope, open_scope

PASSWORD = "lantern-river-2026"
SINCE = dt.date(2020, 1, 1)

SERVICE_KINDS: list[dict[str, Any]] = [
    {"code": code, "label": label, "method": method, "place": place}
    | {"needs_client": needs_client, "minutes": minutes}
    for code, label, method, place, needs_client, minutes in (
        ("visit", "探访", "general", "home", True, 40),
        ("call", "电访", "general", "phone", True, 15),
        ("advice", "咨询", "general", "station", False, 20),
        ("interview", "面谈", "case", "station", True, 50),
        ("resource", "资源链接", "resource", "station", True, 30),
        ("publicity", "政策宣传", "community", "community", False, 60),
    )
]


@dataclass
class World:
    """What every test may count on."""

    province: Region
    city: Region
    district: Region
    street: Region
    community: Region
    other_street: Region
    other_community: Region
    other_district: Region
    far_street: Region
    far_community: Region
    purchaser: Purchaser
    agency: Agency
    home: Station
    neighbour: Station
    far: Station
    document: PolicyDocument
    catalogue: ServiceCatalogue
    items: list[CatalogueItem]
    people: dict[str, User] = field(default_factory=dict)
    projects: dict[int, Project] = field(default_factory=dict)

    @property
    def stations(self) -> list[Station]:
        """All stations."""
        return [self.home, self.neighbour, self.far]

    @property
    def item(self) -> CatalogueItem:
        """The first catalogue item; every project offers it."""
        return self.items[0]

    @property
    def project(self) -> Project:
        """The project of the home station."""
        return self.projects[self.home.pk]

    def person(self, who: "str | User") -> User:
        """Return the persona of that name."""
        return who if isinstance(who, User) else self.people[who]

    def assignment(self, who: "str | User") -> RoleAssignment:
        """Return the oldest assignment of a persona."""
        return assignments_in_force(self.person(who), clock.today())[0]

    def workspace(self, who: "str | User") -> Workspace:
        """Return the workspace a persona works in."""
        return open_workspace(self.assignment(who))

    @contextmanager
    def scope(self, who: "str | User") -> Iterator[Workspace]:
        """Work as a persona for the block, in a transaction."""
        workspace = self.workspace(who)
        with workspace_scope(workspace), transaction.atomic():
            yield workspace

    @contextmanager
    def everywhere(self) -> Iterator[None]:
        """See the rows of every station, as the system does."""
        ids = frozenset(station.pk for station in self.stations)
        with open_scope(Scope(ids, Purpose.SYSTEM, platform=True)), transaction.atomic():
            yield


@transaction.atomic
def build_world() -> World:
    """Make the world and its people."""
    places = _build_regions()
    world = _build_stations(places)
    _build_people(world)
    _build_projects(world)
    return world


# name, code, level, parent
REGIONS = (
    ("province", "湖北省", "420000000000", RegionLevel.PROVINCE, None),
    ("city", "武汉市", "420100000000", RegionLevel.CITY, "province"),
    ("district", "江岸区", "420102000000", RegionLevel.DISTRICT, "city"),
    ("other_district", "江汉区", "420103000000", RegionLevel.DISTRICT, "city"),
    ("street", "大智街道", "420102002000", RegionLevel.STREET, "district"),
    ("other_street", "一元街道", "420102003000", RegionLevel.STREET, "district"),
    ("far_street", "民族街道", "420103001000", RegionLevel.STREET, "other_district"),
    ("community", "铭新社区", "420102002001", RegionLevel.COMMUNITY, "street"),
    ("other_community", "一元社区", "420102003001", RegionLevel.COMMUNITY, "other_street"),
    ("far_community", "民族社区", "420103001001", RegionLevel.COMMUNITY, "far_street"),
)


def _build_regions() -> dict[str, Region]:
    places: dict[str, Region] = {}
    for level in RegionLevel:
        for key, name, code, own_level, above in REGIONS:
            if own_level == level:
                parent = places[above] if above else None
                path = f"{parent.path if parent else ''}{code}/"
                places[key] = Region(
                    name=name, code=code, level=level, parent=parent, path=path, valid_from=SINCE
                )
        Region.objects.bulk_create(place for place in places.values() if place.level == level)
    return places


def _build_stations(places: dict[str, Region]) -> World:
    purchaser = Purchaser.objects.create(name="江岸区民政局", region=places["district"])
    agency = Agency.objects.create(
        name="演示社会工作服务中心", credit_code="52420102MJE000002A", region=places["district"]
    )
    home, neighbour, far = Station.objects.bulk_create(
        Station(
            name=f"{places[key].name}社工站",
            level=StationLevel.STREET_STATION,
            region=places[key],
            agency=own_agency,
            purchaser=purchaser,
            opened_on=SINCE,
        )
        for key, own_agency in (("street", agency), ("other_street", None), ("far_street", None))
    )
    document = _build_policy(places["city"])
    catalogue = ServiceCatalogue.objects.create(document=document, name="1+4+N 服务目录")
    items = CatalogueItem.objects.bulk_create(
        CatalogueItem(
            catalogue=catalogue,
            code=code,
            direction=direction,
            area=area,
            name=name,
            standard_areas=["5.1"],
            position=position,
        )
        for position, (code, direction, area, name) in enumerate(
            (
                ("1.1", ServiceDirection.CORE, "社会救助", "困难群众探访"),
                ("4.1", ServiceDirection.BASIC, "养老服务", "老年人关爱"),
                ("4.2", ServiceDirection.BASIC, "儿童福利", "困境儿童关爱"),
            )
        )
    )
    regions: Any = places
    return World(
        **regions,
        purchaser=purchaser,
        agency=agency,
        home=home,
        neighbour=neighbour,
        far=far,
        document=document,
        catalogue=catalogue,
        items=items,
    )


def _build_policy(region: Region) -> PolicyDocument:
    document = PolicyDocument.objects.create(
        code="tests",
        version=1,
        number="演示〔2020〕1号",
        title="社工站工作办法（测试）",
        issuer="演示民政局",
        issued_on=SINCE,
        effective_from=SINCE,
        digest="0" * 64,
    )
    document.regions.add(region)
    PolicyRule.objects.bulk_create(
        PolicyRule(document=document, key=key, clause="一（一）", value=value)
        for key, value in (("service_kinds", SERVICE_KINDS), ("record_due_workdays", 5))
    )
    return document


def _cast(world: World) -> dict[str, tuple[Role, dict[str, Any]]]:
    return {
        "admin": (Role.PLATFORM_ADMIN, {}),
        "city": (Role.CITY_OFFICER, {"region": world.city}),
        "district": (Role.DISTRICT_OFFICER, {"region": world.district}),
        "street": (Role.STREET_OFFICER, {"region": world.street}),
        "agency": (Role.AGENCY_MANAGER, {"agency": world.agency}),
        "lead": (Role.STATION_LEAD, {"station": world.home}),
        "worker": (Role.SOCIAL_WORKER, {"station": world.home}),
        "stranger": (Role.SOCIAL_WORKER, {"station": world.neighbour}),
        "other_district": (Role.SOCIAL_WORKER, {"station": world.far}),
        "other_officer": (Role.DISTRICT_OFFICER, {"region": world.other_district}),
        "supervisor": (Role.SUPERVISOR, {"region": world.district}),
        "evaluator": (Role.EVALUATOR, {"region": world.district}),
        "auditor": (Role.AUDITOR, {"region": world.district}),
    }


def _build_people(world: World) -> None:
    cast = _cast(world)
    template = User()
    template.set_password(PASSWORD)
    users = User.objects.bulk_create(
        User(
            username=name,
            display_name=f"演示{role.label}{number}",
            password=template.password,
            password_changed_at=clock.now(),
        )
        for number, (name, (role, _)) in enumerate(cast.items(), start=1)
    )
    world.people = {user.username: user for user in users}
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=world.people[name], role=role, starts_on=SINCE, **place)
        for name, (role, place) in cast.items()
    )


def _build_projects(world: World) -> None:
    makers = {world.home: "lead", world.neighbour: "stranger", world.far: "other_district"}
    with world.everywhere():
        projects = Project.objects.bulk_create(
            Project(
                station=station,
                name=f"{station.name}服务项目",
                starts_on=SINCE,
                ends_on=dt.date(2035, 12, 31),
                created_by=world.people[maker],
            )
            for station, maker in makers.items()
        )
        ProjectItem.objects.bulk_create(
            ProjectItem(station_id=project.station_id, project=project, item=item)
            for project in projects
            for item in world.items
        )
    world.projects = {project.station_id: project for project in projects}
