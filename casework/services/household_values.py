"""What is known of a household, its members and guardians, as a form hands it over."""

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from casework.enums import Sex
from casework.enums.people import Relation
from casework.models import Client, HouseholdMember
from casework.phrases import clients as phrases
from core.errors import RefusedError


@dataclass(frozen=True, kw_only=True)
class HouseholdValues:
    """家庭。An address that is None stays as it is."""

    community_id: int | None = None
    address: str | None = ""
    housing: str = ""
    monthly_income: Decimal | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class MemberValues:
    """家庭成员：a client of the station, or somebody with a name. A phone of None stays."""

    client: Client | None = None
    name: str = ""
    sex: str = Sex.UNKNOWN
    birth_year: int | None = None
    relation: str = Relation.OTHER_KIN
    phone: str | None = ""
    lives_here: bool = True
    is_deceased: bool = False
    occupation: str = ""
    health: str = ""
    joined_on: dt.date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class GuardianValues:
    """监护人。"""

    name: str
    relation: str
    starts_on: dt.date
    member: HouseholdMember | None = None
    phone: str = ""
    ability: str = ""


def as_columns(values: Any) -> dict[str, Any]:
    """Return what a row stores; what stays as it is is left out."""
    columns = {field.name: getattr(values, field.name) for field in fields(values)}
    return {name: value for name, value in columns.items() if value is not None or name in EMPTY}


EMPTY = frozenset({"client", "member", "birth_year", "joined_on", "monthly_income", "community_id"})


def named(values: MemberValues) -> MemberValues:
    """Take name, sex and year of birth of a client from his file."""
    client = values.client
    if client is None:
        if not values.name.strip():
            raise RefusedError(phrases.MEMBER_NAMELESS, field="name")
        return values
    columns = {field.name: getattr(values, field.name) for field in fields(values)}
    year = client.born_on.year if client.born_on else None
    return MemberValues(**columns | {"name": client.name, "sex": client.sex, "birth_year": year})
