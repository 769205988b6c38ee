"""Reading referrals."""

import datetime as dt
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from casework.enums.visits import ReferralDirection, ReferralState
from casework.models import Case, Client, Referral, ReferralTrack
from casework.phrases import referrals as phrases
from casework.rules.clients import display_name
from casework.selectors.duties import Todo, Waiting, deadline, name_columns
from casework.selectors.visits import HIDDEN
from core.errors import NotFoundError
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

NEWEST_FIRST = ("-created_at", "-id")
SEALED = ("contact_phone", "person_phone", "reason", "request", "result")


def listed_referrals() -> QuerySet[Referral]:
    """Return the referrals in scope as a list shows them: no phones, no narratives."""
    rows: QuerySet[Referral] = Referral.objects.select_related("client", "worker", "station")
    return rows.defer(*SEALED, *HIDDEN)


def get_referral(*, pk: UUID) -> Referral:
    """Return the referral with what was heard of it."""
    tracks = ReferralTrack.objects.select_related("recorded_by").order_by("-on", "-pk")
    referral: Referral | None = (
        Referral.objects.select_related(
            "client", "case", "worker", "station__region", "receipt", "consent"
        )
        .defer(*HIDDEN)
        .prefetch_related(Prefetch("tracks", tracks))
        .filter(pk=pk)
        .first()
    )
    if referral is None:
        raise NotFoundError(phrases.REFERRAL_GONE)
    return referral


def referrals_of(client: Client) -> list[Referral]:
    """Return the referrals of a client, the latest first."""
    return list(listed_referrals().filter(client=client).order_by(*NEWEST_FIRST)[:10])


def referrals_of_case(case: Case) -> list[Referral]:
    """Return the referrals that belong to a case, the latest first."""
    return list(listed_referrals().filter(case=case).order_by(*NEWEST_FIRST)[:10])


def cases_of(client: Client, referral: Referral | None = None) -> QuerySet[Case]:
    """Return the cases that a referral can belong to: open ones, and that to which it belongs."""
    rows = Case.objects.filter(client=client)
    kept = referral.case_id if referral else None
    usable: QuerySet[Case] = rows.open() if kept is None else rows.open() | rows.filter(pk=kept)
    return usable.order_by("-created_at", "-pk")


def _due(workspace: Workspace, on: dt.date) -> QuerySet[Referral]:
    """The referrals whose next check is due, or that came in and wait."""
    rows: QuerySet[Referral] = Referral.objects.filter(
        next_check_on__lte=on, station_id=workspace.station_id or 0
    )
    return rows.exclude(state__in=ReferralState.over()).order_by("next_check_on", "pk")


def _todo(referral: Referral, workspace: Workspace, on: dt.date) -> Todo:
    due = referral.next_check_on or on
    who = display_name(workspace, referral.client) if referral.client else referral.person_name
    is_in = referral.direction == ReferralDirection.IN
    return Todo(
        when=deadline(due, on),
        title=f"{'转入' if is_in else '转介'}：{who}",
        note=f"{referral.body} · {referral.get_state_display()}",
        url_name="casework:referral_detail",
        pk=referral.pk,
        action="去跟踪",
        late=due < on,
    )


REFERRALS_WAITING = Waiting(
    heading="转介",
    permission=Permission.REFERRAL_VIEW,
    rows=_due,
    columns=(*name_columns(), "person_name", "direction", "body", "state", "next_check_on"),
    todo=_todo,
    owner="worker_id",
    list_url="casework:referral_list",
)
