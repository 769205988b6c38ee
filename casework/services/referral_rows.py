"""What the services of referrals share: what a sheet says, its number, its track."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from casework.models import Case, Referral, ReferralTrack
from core import clock
from stations.models import Station
from stations.services.numbers import next_number


@dataclass(frozen=True, kw_only=True)
class ReferralValues:
    """What the sheet says."""

    body: str
    contact_name: str
    contact_phone: str
    reason: str
    request: str
    worker: User
    materials: Sequence[str] = ()
    case: Case | None = None

    def columns(self) -> dict[str, Any]:
        """Return what the referral stores."""
        return vars(self) | {"materials": list(self.materials)}


def number_of(station: Station, by: User) -> str:
    """Return the next number of a sheet."""
    return next_number(station=station, document="referral", on=clock.today(), by=by)


def add_track(referral: Referral, *, on: dt.date, note: str, by: User) -> None:
    """Add what happened to it, as it stands now."""
    ReferralTrack.objects.create(
        station_id=referral.station_id,
        referral=referral,
        case_id=referral.case_id,
        on=on,
        state=referral.state,
        note=note,
        recorded_by=by,
    )


def lock_referral(referral: Referral) -> Referral:
    """Lock it and read it again."""
    rows = Referral.objects.select_for_update(of=("self",)).select_related("client")
    locked: Referral = rows.get(pk=referral.pk)
    return locked
