"""Who tries: people made for the run, one for each way of not belonging to the station."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from core import clock
from stations.enums import RegionLevel, Role, StationLevel
from stations.models import Agency, Region, RoleAssignment, Station
from stations.roles import ROLES


@dataclass(frozen=True)
class Prober:
    """Somebody who tries. Overseers have the station in scope; outsiders have not."""

    name: str
    user: User | None
    oversees: bool = False
    role: Role | None = None

    def permits(self, permission: str | None) -> bool:
        """Say whether a view that asks for `permission` may let him in, as far as one can tell."""
        if permission is None or self.role is None:
            return True
        return permission in ROLES[self.role].permissions


def make_probers(home: Station) -> list[Prober]:
    """Make the people, with assignments in force. The caller rolls them back."""
    elsewhere, other_district = _other_station(home), _other_district(home)
    plan: list[tuple[str, Role, dict[str, Any], bool]] = [
        ("stranger", Role.SOCIAL_WORKER, {"station": elsewhere}, False),
        ("stranger_lead", Role.STATION_LEAD, {"station": elsewhere}, False),
        ("other_district", Role.DISTRICT_OFFICER, {"region": other_district}, False),
        ("other_supervisor", Role.SUPERVISOR, {"region": other_district}, False),
        ("admin", Role.PLATFORM_ADMIN, {}, True),
        ("agency", Role.AGENCY_MANAGER, {"agency": home.agency or _other_agency(home)}, True),
        *_officers(home),
    ]
    people = [
        Prober(name, _make(name, role, place), oversees, role)
        for name, role, place, oversees in plan
    ]
    return [Prober("anonymous", None), *people]


def make_insiders(home: Station, people: list[User]) -> list[Prober]:
    """Return the station's own people: they show what there is to be seen."""
    assignments = RoleAssignment.objects.in_force(clock.today()).filter(
        station=home, user__in=people
    )
    roles = {assignment.user_id: Role(assignment.role) for assignment in assignments}
    return [Prober("insider", person, role=roles[person.pk]) for person in people]


def foreign_station(probers: list[Prober]) -> int:
    """Return the station of the stranger."""
    stranger = next(prober.user for prober in probers if prober.name == "stranger")
    assert stranger is not None
    station_id = stranger.assignments.get().station_id
    assert station_id is not None
    return station_id


def _officers(home: Station) -> Iterator[tuple[str, Role, dict[str, Any], bool]]:
    """Yield those who oversee the station from the regions it lies in."""
    city = _above(home.region, RegionLevel.CITY)
    district = _above(home.region, RegionLevel.DISTRICT)
    street = _above(home.region, RegionLevel.STREET)
    for name, role, region in (
        ("city", Role.CITY_OFFICER, city),
        ("district", Role.DISTRICT_OFFICER, district),
        ("street", Role.STREET_OFFICER, street),
        ("evaluator", Role.EVALUATOR, district or city),
        ("auditor", Role.AUDITOR, district or city),
    ):
        if region is not None:
            yield name, role, {"region": region}, True


def _make(name: str, role: Role, place: dict[str, Any]) -> User:
    user = User(username=f"isolation-{name}", display_name=f"隔离检查 {role.label}")
    user.set_unusable_password()
    user.password_changed_at = clock.now()
    user.save()
    RoleAssignment.objects.create(user=user, role=role, starts_on=clock.today(), **place)
    return user


def _above(region: Region | None, level: RegionLevel) -> Region | None:
    while region is not None and region.level != level:
        region = region.parent
    return region


def _other_station(home: Station) -> Station:
    """Return a station that neither guides the home station nor is guided by it."""
    related = [home.pk, home.parent_id or 0]
    found = (
        Station.objects.filter(level=StationLevel.STREET_STATION)
        .exclude(pk__in=related)
        .exclude(parent_id=home.pk)
        .order_by("pk")
        .first()
    )
    return found or Station.objects.create(
        name="隔离检查所用的社工站",
        level=StationLevel.STREET_STATION,
        region=home.region,
        opened_on=clock.today(),
    )


def _other_district(home: Station) -> Region:
    """Return a district that the station does not lie in."""
    own = _above(home.region, RegionLevel.DISTRICT) or home.region
    districts = Region.objects.filter(level=RegionLevel.DISTRICT).exclude(pk=own.pk)
    found = districts.exclude(path__startswith=own.path).order_by("pk").first()
    if found is not None:
        return found
    code = "999999000000"
    return Region.objects.create(
        code=code,
        name="隔离检查所用的区",
        level=RegionLevel.DISTRICT,
        parent=own.parent or own,
        path=f"{code}/",
        valid_from=clock.today(),
    )


def _other_agency(home: Station) -> Agency:
    """Return an agency for a station that has none."""
    return Agency.objects.create(
        name="隔离检查所用的机构", credit_code="52420102MJE000002A", region=home.region
    )
