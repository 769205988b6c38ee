"""Reading community activities and who has signed up."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from casework.enums.groups import ActivityState, Presence, RegistrationState
from casework.models import ActivityRegistration, Attendance, CommunityActivity
from casework.models.activities import CommunityActivityQuerySet
from casework.phrases import activities as phrases
from casework.selectors.clients import clean_words
from casework.selectors.duties import Todo, Waiting, day_said
from core.crypto import blind_index, normalise_phone
from core.errors import NotFoundError
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

NEWEST_FIRST = ("-starts_at", "-pk")
SOONEST_FIRST = ("starts_at", "pk")
OVER = (ActivityState.HELD, ActivityState.CANCELLED)
ABOUT = ("goal", "plan", "partners", "materials", "risk_plan", "duties", "invitation")
CAME = (Presence.PRESENT, Presence.LATE)
SOON = dt.timedelta(days=3)
LATE_AFTER = dt.timedelta(days=3)
WAITING_WITHIN = dt.timedelta(days=60)


@dataclass(frozen=True)
class Turnout:
    """到场：how many came, and of which kind."""

    clients: int = 0
    registered: int = 0
    anonymous: int = 0

    @property
    def people(self) -> int:
        """Everybody."""
        return self.clients + self.registered + self.anonymous

    @property
    def without_file(self) -> int:
        """Those whom the record counts without a name."""
        return self.registered + self.anonymous


def listed_activities() -> CommunityActivityQuerySet:
    """Return the activities in scope as a list shows them."""
    rows: CommunityActivityQuerySet = CommunityActivity.objects.select_related(
        "community", "worker", "station"
    )
    return rows.defer(*ABOUT)


def matching_activities(
    activities: CommunityActivityQuerySet, words: str
) -> CommunityActivityQuerySet:
    """Return those whose name, number, initials or place say the words."""
    words = clean_words(words)
    if not words:
        return activities
    found = Q(name__icontains=words) | Q(number__icontains=words) | Q(place__icontains=words)
    if words.isascii():
        found |= Q(initials__icontains=words.lower())
    return activities.filter(found)


def get_activity(*, pk: UUID) -> CommunityActivity:
    """Return the activity. Another station's does not exist here."""
    activity: CommunityActivity | None = (
        CommunityActivity.objects.select_related(
            "community", "worker", "station__region", "project", "item", "record"
        )
        .filter(pk=pk)
        .first()
    )
    if activity is None:
        raise NotFoundError(phrases.ACTIVITY_GONE)
    return activity


def registrations_of(activity: CommunityActivity) -> QuerySet[ActivityRegistration]:
    """Return who signed up, in the order of arrival."""
    rows: QuerySet[ActivityRegistration] = ActivityRegistration.objects.filter(activity=activity)
    return rows.select_related("client", "registered_by").order_by("queued_at", "pk")


def standing_registrations(activity: CommunityActivity) -> QuerySet[ActivityRegistration]:
    """Return those who have not cancelled: confirmed ones first."""
    rows = registrations_of(activity).exclude(state=RegistrationState.CANCELLED)
    return rows.order_by("state", "queued_at", "pk")


def get_registration(*, pk: UUID, activity: CommunityActivity) -> ActivityRegistration:
    """Return the registration for this activity."""
    rows = ActivityRegistration.objects.select_related("client")
    found: ActivityRegistration | None = rows.filter(pk=pk, activity=activity).first()
    if found is None:
        raise NotFoundError(phrases.REGISTRATION_GONE)
    return found


def phone_index(phone: str) -> str:
    """Return the fingerprint by which a registration is found again."""
    return blind_index(normalise_phone(phone), purpose="registration.phone")


def turnout_of(activity: CommunityActivity) -> Turnout:
    """Count who came. Whoever signed up without a file counts as a resident without one."""
    clients = registered = anonymous = 0
    rows = Attendance.objects.filter(activity=activity, presence__in=CAME)
    for each in rows.select_related("registration"):
        if each.client_id:
            clients += 1
        elif each.registration is None:
            anonymous += each.people
        else:
            known = 1 if each.registration.client_id else 0
            clients += known
            registered += each.people - known
    return Turnout(clients, registered, anonymous)


def held_counts(activity_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many came to each of these activities. One query."""
    rows = Attendance.objects.filter(activity__in=activity_ids, presence__in=CAME)
    return dict(rows.values_list("activity").annotate(people=Sum("people")).order_by())


def _near(workspace: Workspace, on: dt.date) -> CommunityActivityQuerySet:
    """The activities that are near, and those whose report is missing."""
    until = timezone.make_aware(dt.datetime.combine(on + SOON, dt.time.max))
    since = timezone.make_aware(dt.datetime.combine(on - WAITING_WITHIN, dt.time.min))
    rows: CommunityActivityQuerySet = CommunityActivity.objects.filter(
        station_id=workspace.station_id or 0, starts_at__range=(since, until)
    )
    return rows.exclude(state__in=OVER).order_by("starts_at", "pk")


def _todo(activity: CommunityActivity, workspace: Workspace, on: dt.date) -> Todo:
    starts = timezone.localtime(activity.starts_at)
    day = starts.date()
    when = f"今天 {starts:%H:%M}" if day == on else f"{day_said(day)} {starts:%H:%M}"
    if day < on:
        return Todo(
            when=day_said(day),
            title=f"活动“{activity.name}”待签到和总结",
            note=f"{activity.place} · 已办 {(on - day).days} 天",
            url_name="casework:activity_report",
            pk=activity.pk,
            action="写总结",
            late=on - day > LATE_AFTER,
        )
    people = f"报名 {activity.confirmed_count} 人" if activity.needs_sign_up else "不用报名"
    return Todo(
        when=when,
        title=f"活动“{activity.name}”",
        note=f"{activity.place} · {people}",
        url_name="casework:activity_detail",
        pk=activity.pk,
        action="去准备" if day > on else "去签到",
    )


ACTIVITIES_WAITING = Waiting(
    heading="社区活动",
    permission=Permission.ACTIVITY_WRITE,
    rows=_near,
    columns=("name", "place", "starts_at", "confirmed_count", "needs_sign_up"),
    todo=_todo,
    owner="worker_id",
    lead_sees_all=True,
    list_url="casework:activity_list",
)
