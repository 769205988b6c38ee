"""Numbers of documents: without gaps by mistake, never given twice."""

import datetime as dt

from django.db import connection, transaction

from accounts.models import User
from stations.models import Station
from stations.selectors.policies import rule_for

RULE = "numbering_patterns"
FALLBACK = "{station}-{year}-{seq}"
STREET_CODE = 9  # the digits of a region code that name its street
SEQUENCE_DIGITS = 4

# Locks the row until the transaction ends: a number that is not used is not lost either.
NEXT = """
INSERT INTO stations_numbersequence (station_id, document, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (station_id, document, year) DO UPDATE SET last = stations_numbersequence.last + 1
RETURNING last
"""


@transaction.atomic
def next_number(*, station: Station, document: str, on: dt.date, by: User) -> str:
    """Return the next number of `document` at `station`, in the pattern that policy gives it.

    `document` is a code of the policy rule `numbering_patterns`, as 个案 is `case`. `by` is named
    by the event of whatever carries the number.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [station.pk, document, on.year])
        (last,) = cursor.fetchone()
    code = station.region.code[:STREET_CODE]
    pattern = _pattern(station, document, on)
    return str(pattern).format(station=code, year=on.year, seq=f"{last:0{SEQUENCE_DIGITS}d}")


def _pattern(station: Station, document: str, on: dt.date) -> str:
    rule = rule_for(station, RULE, on)
    patterns = {each["document"]: each["pattern"] for each in rule.value} if rule else {}
    return str(patterns.get(document, FALLBACK))
