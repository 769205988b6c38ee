"""Numbers of queries."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def assert_constant_queries(
    client: Any, url: str, make: Callable[[], Any], sizes: tuple[int, int] = (1, 3)
) -> None:
    """Assert that `url` takes as many queries with more rows; `make` makes one row."""
    counts, rows, captured = [], 0, []
    for size in sizes:
        while rows < size:
            make()
            rows += 1
        client.get(url)  # what is looked up once per process is not counted
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(url)
        assert response.status_code == 200, response.status_code
        counts.append(len(queries))
        captured.append([query["sql"] for query in queries])
    assert len(set(counts)) == 1, _difference(sizes, counts, captured)


def _difference(sizes: tuple[int, int], counts: list[int], captured: list[list[str]]) -> str:
    first, last = captured[0], captured[-1]
    more = [sql for sql in last if last.count(sql) > first.count(sql)]
    listed = "\n".join(sql[:300] for sql in more[:10])
    return f"{sizes} rows took {counts} queries:\n{listed}"
