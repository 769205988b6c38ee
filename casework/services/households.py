"""Making and changing households, their members, and guardians."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import Client, Household, HouseholdMember
from casework.phrases import clients as phrases
from casework.rules import clients as client_rules, households as rules
from casework.selectors.households import clients_in, get_household
from casework.services.household_values import HouseholdValues, MemberValues, as_columns, named
from casework.services.rows import change, insert, lock
from core import audit, clock
from core.errors import RefusedError
from core.postgres.constraints import refused_as
from stations.selectors.workspaces import Workspace
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged


@transaction.atomic
def create_household(
    *,
    household_id: UUID,
    client: Client,
    relation: str,
    values: HouseholdValues,
    workspace: Workspace,
    by: User,
) -> Household:
    """建立家庭 around a client. The page makes the key, so sending it twice makes one."""
    client_rules.can_edit(workspace, by, client).require()
    client_rules.can_change(client).require()
    if Household.objects.filter(pk=household_id).exists():
        return get_household(pk=household_id)

    household = Household(pk=household_id, station=client.station, **as_columns(values))
    household.number = next_number(
        station=client.station, document="household", on=clock.today(), by=by
    )
    insert(household)
    member = MemberValues(client=client, relation=relation, joined_on=clock.today())
    insert(
        HouseholdMember(household=household, station=client.station, **as_columns(named(member))),
        _refusals(),
    )

    audit.record("household.created", target=household, by=by)
    return get_household(pk=household_id)


@transaction.atomic
def edit_household(
    *,
    household: Household,
    values: HouseholdValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> Household:
    """修改家庭情况。Refused when somebody else changed it after `seen_at`."""
    locked = _locked(household, workspace)
    require_unchanged(locked, seen_at, phrases.HOUSEHOLD_CHANGED)

    change(locked, as_columns(values))

    audit.record("household.edited", target=locked, by=by)
    return locked


@transaction.atomic
def add_member(
    *,
    member_id: UUID,
    household: Household,
    values: MemberValues,
    workspace: Workspace,
    by: User,
) -> HouseholdMember:
    """登记家庭成员。"""
    locked = _locked(household, workspace)
    made: HouseholdMember | None = HouseholdMember.objects.filter(
        pk=member_id, household=locked
    ).first()
    if made is not None:
        return made
    if values.client is not None:
        client_rules.can_edit(workspace, by, values.client).require()
    columns = as_columns(named(values))
    member = HouseholdMember(
        pk=member_id, household=locked, station_id=locked.station_id, **columns
    )
    insert(member, _refusals())

    audit.record("member.added", target=locked, by=by)
    return member


@transaction.atomic
def edit_member(
    *,
    member: HouseholdMember,
    values: MemberValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> HouseholdMember:
    """修改家庭成员。Who he is does not change: somebody else is another member."""
    household = _locked(member.household, workspace)
    locked = lock(member)
    require_unchanged(locked, seen_at, phrases.MEMBER_CHANGED)
    columns = as_columns(values)
    columns.pop("client", None)
    if locked.client_id is not None:
        columns = {k: v for k, v in columns.items() if k not in ("name", "sex", "birth_year")}
    with refused_as(_refusals()):
        change(locked, columns)

    audit.record("member.edited", target=household, by=by)
    return locked


@transaction.atomic
def leave_household(
    *, member: HouseholdMember, on: dt.date, workspace: Workspace, by: User
) -> HouseholdMember:
    """离开家庭：the row stays."""
    household = _locked(member.household, workspace)
    member = lock(member)
    rules.can_leave(member, on, clock.today()).require(field="left_on")

    member.left_on = on
    member.save(update_fields=["left_on", "updated_at"])

    audit.record("member.left", target=household, by=by)
    return member


@transaction.atomic
def open_household(*, household: Household, workspace: Workspace, by: User) -> None:
    """查看家庭：leaves a read event."""
    rules.can_open_household(workspace, clients_in(household)).require()
    audit.record_read(household, by=by)


def _locked(household: Household, workspace: Workspace) -> Household:
    lock(household)
    fresh = get_household(pk=household.pk)
    rules.can_change_household(workspace, clients_in(fresh)).require()
    return fresh


def _refusals() -> dict[str, Exception]:
    return {
        "client_has_one_household": RefusedError(phrases.ALREADY_IN_HOUSEHOLD, field="clients"),
        "household_has_one_head": RefusedError(phrases.HEAD_TAKEN, field="relation"),
    }
