"""Checking the chain of hashes, without trusting the function that made it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.db import connection

SEPARATOR = "\x1f"

# The order of the hashed fields is part of the format: core/migrations/0002 has the same.
# One statement, so that links and heads are of one moment, whatever is written meanwhile.
LINKS = """
    WITH head AS (
        SELECT station_id AS chain, seq, hash FROM core_auditchain
        WHERE station_id = ANY (COALESCE(app_stations(), '{}'))
           OR (station_id = 0 AND app_platform())
    )
    SELECT COALESCE(head.chain, e.station_id, 0), head.seq, head.hash, e.seq, e.prev_hash, e.hash,
           concat_ws(E'\\x1f', e.id, COALESCE(e.station_id::text, ''), e.seq,
               (extract(epoch FROM e.at) * 1000000)::bigint, e.action,
               COALESCE(e.actor_id::text, ''), e.actor_label, e.actor_role,
               COALESCE(e.workspace_id::text, ''), e.object_type, e.object_id, e.object_label,
               e.changes::text, e.reason, e.request_id, COALESCE(host(e.ip), ''))
    FROM core_auditevent e FULL JOIN head ON head.chain = COALESCE(e.station_id, 0)
    ORDER BY 1, e.seq
"""
FETCHED_AT_ONCE = 2000


@dataclass(frozen=True)
class ChainBreak:
    """A place where the chain does not hold."""

    station_id: int
    seq: int
    reason: str


def broken_links() -> Iterator[ChainBreak]:
    """Yield every break among the events in scope, chain by chain."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINKS)
        rows = chain.from_iterable(iter(partial(cursor.fetchmany, FETCHED_AT_ONCE), []))
        for station_id, links in groupby(rows, key=itemgetter(0)):
            yield from _check_chain(station_id, links)


def link_hash(prev_hash: str, payload: str) -> str:
    """Return the hash of a link from the one before it and its own fields."""
    return hashlib.sha256(f"{prev_hash}{SEPARATOR}{payload}".encode()).hexdigest()


def _check_chain(station_id: int, links: Iterable[tuple[Any, ...]]) -> Iterator[ChainBreak]:
    previous, expected_seq, head = "", 1, (0, "")
    for _, head_seq, head_hash, seq, prev_hash, own_hash, payload in links:
        head = (head_seq, head_hash)
        if seq is None:
            yield ChainBreak(station_id, head_seq, "整条审计链已不存在")
            return
        if seq != expected_seq:
            yield ChainBreak(station_id, expected_seq, "缺少事件")
        elif prev_hash != previous:
            yield ChainBreak(station_id, seq, "与前一条不相连")
        if own_hash != link_hash(prev_hash, payload):
            yield ChainBreak(station_id, seq, "内容已被改动")
        previous, expected_seq = own_hash, seq + 1
    if head != (expected_seq - 1, previous):
        yield ChainBreak(station_id, expected_seq, "链尾被截去")
