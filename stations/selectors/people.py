"""Reading people and their assignments: only those in the scope of a workspace."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Prefetch, Q, QuerySet

from accounts.models import User
from core import clock
from core.crypto import blind_index, normalise_phone
from core.errors import NotFoundError
from stations import phrases
from stations.enums import Role, StationLevel
from stations.models import RoleAssignment, Station
from stations.models.assignments import RoleAssignmentQuerySet
from stations.rules.directory import is_platform
from stations.rules.posts import Post, Reach
from stations.selectors.organisations import agencies_in_view
from stations.selectors.workspaces import Workspace

PHONE_DIGITS = 7

# Of an agency or a station: its stations, with the paths of the regions they lie in.
Stations = dict[int | None, dict[int, str]]


@dataclass(frozen=True)
class PersonFilter:
    """Whom to look for; empty fields do not narrow."""

    words: str = ""
    role: str = ""
    station: Station | None = None
    state: str = "now"


@dataclass(frozen=True)
class PeopleCount:
    """How many people hold a post today, and how many of them have not yet come in."""

    in_post: int
    not_activated: int


def assignments_in_view(workspace: Workspace) -> RoleAssignmentQuerySet:
    """Return the assignments, past ones too, that lie in the scope of the workspace."""
    assignments = RoleAssignment.objects.all()
    if is_platform(workspace):
        return assignments
    here = Q(station__in=sorted(workspace.station_ids))
    if workspace.agency_id is not None:
        here |= Q(agency=workspace.agency_id)
    if workspace.region_path:
        here |= Q(region__path__startswith=workspace.region_path)
        here |= Q(agency__in=agencies_in_view(workspace).order_by().values("pk"))
    return assignments.filter(here)


def people_in_view(workspace: Workspace) -> QuerySet[User]:
    """Return the people with an assignment in scope; for the platform, everybody."""
    if is_platform(workspace):
        return User.objects.all()
    own = assignments_in_view(workspace).order_by().values("user_id")
    return User.objects.filter(pk__in=own)


def find_people(workspace: Workspace, wanted: PersonFilter, on: dt.date) -> QuerySet[User]:
    """Return the people in view that fit `wanted`, each with the `posts` in view."""
    posts = assignments_in_view(workspace).with_places().order_by("-starts_on", "-pk")
    found = people_in_view(workspace)
    if wanted.state == "off":
        found = found.filter(is_active=False)
    else:
        found = _by_post(found, workspace, wanted, on)
    for word in wanted.words.split():
        found = found.filter(_named(word))
    return found.prefetch_related(Prefetch("assignments", queryset=posts, to_attr="posts"))


def _by_post(
    people: QuerySet[User], workspace: Workspace, wanted: PersonFilter, on: dt.date
) -> QuerySet[User]:
    posts = assignments_in_view(workspace)
    if wanted.role:
        posts = posts.filter(role=wanted.role)
    if wanted.station:
        posts = posts.filter(station=wanted.station)
    now = people.filter(pk__in=posts.in_force(on).order_by().values("user_id"))
    if wanted.state == "now":
        return now
    if wanted.state == "past":
        current = assignments_in_view(workspace).in_force(on).order_by().values("user_id")
        people = people.exclude(pk__in=current)
    if wanted.role or wanted.station:
        return people.filter(pk__in=posts.order_by().values("user_id"))
    return people


def _named(word: str) -> Q:
    by_name = Q(display_name__icontains=word) | Q(username__icontains=word)
    phone = normalise_phone(word)
    if len(phone) >= PHONE_DIGITS:
        by_name |= Q(phone_index=blind_index(phone, purpose="user.phone"))
    return by_name


def count_people(workspace: Workspace, on: dt.date) -> PeopleCount:
    """Count who holds a post in scope on the day `on`."""
    own = assignments_in_view(workspace).in_force(on).order_by().values("user_id")
    people = User.objects.filter(pk__in=own, is_active=True)
    return PeopleCount(
        in_post=people.count(),
        not_activated=people.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX).count(),
    )


def staff_of(station: Station, on: dt.date) -> list[RoleAssignment]:
    """Return who works at `station` itself on the day `on`, leads first."""
    posts = RoleAssignment.objects.filter(station=station).in_force(on).select_related("user")
    return sorted(posts, key=lambda post: (post.role != Role.STATION_LEAD, post.starts_on))


def get_person(workspace: Workspace, *, pk: int) -> User:
    """Return a person in view. Somebody outside the scope does not exist here."""
    person = people_in_view(workspace).filter(pk=pk).first()
    if person is None:
        raise NotFoundError(phrases.PERSON_GONE)
    return person


def is_username_taken(username: str) -> bool:
    """Say whether somebody signs in with this name, in whatever case."""
    return User.objects.filter(username__iexact=username).exists()


def get_assignment(workspace: Workspace, *, pk: int) -> RoleAssignment:
    """Return an assignment in view."""
    found = assignments_in_view(workspace).with_places().select_related("user")
    assignment = found.filter(pk=pk).first()
    if assignment is None:
        raise NotFoundError(phrases.ASSIGNMENT_GONE)
    return assignment


def assignments_of(workspace: Workspace, person: User) -> list[RoleAssignment]:
    """Return what `person` has been in scope, the newest first."""
    own = assignments_in_view(workspace).filter(user=person).with_places()
    related = own.select_related("assigned_by", "agency__region")
    return list(related.order_by("-starts_on", "-pk"))


def posts_of(person: User, on: dt.date) -> list[Post]:
    """Return what `person` is or will be from the day `on`, everywhere, with the reach."""
    held = RoleAssignment.objects.filter(user=person).with_places().select_related("agency__region")
    going_on = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return posts_with_reach(going_on)


def account_posts_of(person: User, on: dt.date) -> list[Post]:
    """Return what decides who manages the account: what he is, or else what he last was."""
    now = posts_of(person, on)
    if now:
        return now
    past = RoleAssignment.objects.filter(user=person).with_places()
    return posts_with_reach(past.select_related("agency__region").order_by("-ends_on")[:1])


def posts_with_reach(assignments: Iterable[RoleAssignment]) -> list[Post]:
    """Put the reach to each assignment. One query finds the stations of all."""
    posts = list(assignments)
    run, guided = _stations_reached(posts)
    return [Post(post, _reach(post, run, guided)) for post in posts]


def post_with_reach(assignment: RoleAssignment) -> Post:
    """Put the reach to one assignment."""
    [post] = posts_with_reach([assignment])
    return post


def _reach(post: RoleAssignment, run: Stations, guided: Stations) -> Reach:
    if post.station:
        stations = {post.station.pk: post.station.region.path, **guided[post.station.pk]}
        return Reach(frozenset(stations), tuple(stations.values()))
    if post.agency:
        stations = run[post.agency.pk]
        return Reach(frozenset(stations), (post.agency.region.path, *stations.values()))
    return Reach(paths=(post.region.path,) if post.region else ())


def _stations_reached(posts: list[RoleAssignment]) -> tuple[Stations, Stations]:
    """Return the stations that the agencies run, and the rooms that the stations guide."""
    agencies = {post.agency_id for post in posts if post.agency_id}
    guiding = {post.station_id for post in posts if post.station_id}
    run: Stations = defaultdict(dict)
    guided: Stations = defaultdict(dict)
    if not agencies and not guiding:
        return run, guided
    rooms = Q(parent_id__in=guiding, level=StationLevel.COMMUNITY_ROOM)
    reached = Station.objects.filter(Q(agency_id__in=agencies) | rooms).order_by()
    for station in reached.select_related("region"):
        if station.agency_id in agencies:
            run[station.agency_id][station.pk] = station.region.path
        if station.parent_id in guiding:
            guided[station.parent_id][station.pk] = station.region.path
    return run, guided


def count_other_admins(assignment: RoleAssignment, after: dt.date) -> int:
    """Count the people who remain platform administrators after the day `after`."""
    return _admins(after).exclude(user_id=assignment.user_id).count()


def is_last_admin(person: User, on: dt.date) -> bool:
    """Say whether no platform administrator remains when `person` cannot sign in."""
    admins = {admin.user_id for admin in _admins(on)}
    return admins == {person.pk}


def _admins(after: dt.date) -> QuerySet[RoleAssignment]:
    admins = RoleAssignment.objects.filter(role=Role.PLATFORM_ADMIN, user__is_active=True)
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=after)
    return admins.filter(lasting, starts_on__lte=after).order_by().distinct("user_id")


def is_locked_out(person: User) -> bool:
    """Say whether too many failed attempts keep `person` out at the moment."""
    since = clock.now() - dt.timedelta(hours=settings.AXES_COOLOFF_TIME)
    locked: bool = AccessAttempt.objects.filter(
        username__iexact=person.username,
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
        attempt_time__gte=since,
    ).exists()
    return locked
