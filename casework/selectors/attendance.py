"""Reading attendance sheets."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from casework.enums.groups import Presence
from casework.models import Attendance, CommunityActivity, GroupSession
from casework.rules.attendance import overlaps, span_of

Occasion = GroupSession | CommunityActivity


def attendance_of(
    *, session: GroupSession | None = None, activity: CommunityActivity | None = None
) -> QuerySet[Attendance]:
    """Return the attendance sheet of one session or activity, with who it names."""
    rows: QuerySet[Attendance] = Attendance.objects.filter(session=session, activity=activity)
    return rows.select_related("client", "registration")


def present_at(occasion: Occasion) -> set[UUID]:
    """Return the clients who are marked 出席, named or behind a registration."""
    key = "session" if isinstance(occasion, GroupSession) else "activity"
    rows = Attendance.objects.filter(**{key: occasion}, presence=Presence.PRESENT)
    pairs = rows.values_list("client", "registration__client")
    return {client or registered for client, registered in pairs if client or registered}


def busy_elsewhere(occasion: Occasion, client_ids: Collection[UUID]) -> set[UUID]:
    """Return those who are marked 出席 at another session or activity at the same time."""
    span = span_of(occasion)
    if span is None or not client_ids:
        return set()
    first, last = (timezone.localdate(moment) for moment in span)
    day = dt.timedelta(days=1)
    near = Q(session__planned_on__range=(first - day, last + day)) | Q(
        activity__starts_at__lt=span[1], activity__ends_at__gt=span[0]
    )
    there: QuerySet[Attendance] = Attendance.objects.filter(near, presence=Presence.PRESENT)
    named = Q(client__in=client_ids) | Q(registration__client__in=client_ids)
    rows = there.filter(named).select_related("session", "activity", "registration")
    return {
        each.client_id or each.registration.client_id
        for each in rows
        if (other := each.session or each.activity) != occasion and overlaps(span, span_of(other))
    }
