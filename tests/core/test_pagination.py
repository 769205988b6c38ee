"""Tests of core.pagination over rows of Django's own content types: core has none to spare."""

import datetime as dt
import random
import uuid
from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, DecimalField, F, Value
from django.db.models.functions import Length

from core.pagination import _UNPACK, _pack, keyset

ROWS = 23


@pytest.fixture
def rows(db):
    """23 rows; many share an app label, so that ties are common."""
    chooser = random.Random(20261120)  # noqa: S311 -- test data, not a secret
    ContentType.objects.filter(app_label__startswith="t_").delete()
    ContentType.objects.bulk_create(
        ContentType(app_label=f"t_{chooser.randrange(4)}", model=f"m{number:02}")
        for number in range(ROWS)
    )
    return ContentType.objects.filter(app_label__startswith="t_")


ORDERS = [
    ("pk",),
    ("-pk",),
    ("app_label",),
    ("-app_label",),
    ("app_label", "-model"),
    ("-app_label", "model", "pk"),
    (),
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 4, 23, 50])
def test_keyset_forward_shows_every_row_once_in_order(rows, order, size):
    tie = ("-pk",) if order and order[-1].startswith("-") else ("pk",)
    expected = list(rows.order_by(*order, *tie))

    seen, cursor = [], None
    while True:
        page = keyset(rows, order=order, cursor=cursor, size=size)
        seen += page.rows
        cursor = page.next_cursor
        if cursor is None:
            break

    assert seen == expected


@pytest.mark.parametrize("order", ORDERS)
def test_keyset_backward_shows_the_same_pages(rows, order):
    pages = [keyset(rows, order=order, cursor=None, size=5)]
    while pages[-1].next_cursor:
        pages.append(keyset(rows, order=order, cursor=pages[-1].next_cursor, size=5))

    back = [pages[-1]]
    while back[-1].previous_cursor:
        back.append(keyset(rows, order=order, cursor=back[-1].previous_cursor, size=5))

    assert [page.rows for page in reversed(back)] == [page.rows for page in pages]
    assert pages[0].previous_cursor is None
    assert back[-1].previous_cursor is None


def test_keyset_going_back_fills_the_first_page(rows):
    first = keyset(rows, order=("pk",), cursor=None, size=3)
    second = keyset(rows, order=("pk",), cursor=first.next_cursor, size=3)

    back = keyset(rows, order=("pk",), cursor=second.previous_cursor, size=5)

    assert back.rows == list(rows.order_by("pk")[:5])
    assert back.previous_cursor is None


def test_keyset_is_not_confused_by_rows_that_come_and_go(rows):
    first = keyset(rows, order=("model",), cursor=None, size=5)
    rows.filter(pk__in=[row.pk for row in first.rows[:3]]).delete()
    ContentType.objects.create(app_label="t_0", model="a-new-first-row")

    second = keyset(rows, order=("model",), cursor=first.next_cursor, size=5)

    assert [row.model for row in second.rows] == ["m05", "m06", "m07", "m08", "m09"]


def test_keyset_of_nothing_is_an_empty_page(db):
    page = keyset(ContentType.objects.none(), order=("model",), cursor=None)

    assert (page.rows, page.next_cursor, page.previous_cursor) == ([], None, None)


@pytest.mark.parametrize("cursor", ["", "abc", "v1:k2:AAAA", "v1:gone:AAAA", "密文", "a" * 5000])
def test_keyset_with_a_bad_cursor_shows_the_first_page(rows, cursor):
    page = keyset(rows, order=("model",), cursor=cursor, size=3)

    assert [row.model for row in page.rows] == ["m00", "m01", "m02"]


def test_keyset_with_a_cursor_of_another_order_shows_the_first_page(rows):
    cursor = keyset(rows, order=("-model",), cursor=None, size=3).next_cursor

    page = keyset(rows, order=("model",), cursor=cursor, size=3)

    assert [row.model for row in page.rows] == ["m00", "m01", "m02"]


def test_keyset_cursor_does_not_show_the_values_it_holds(rows):
    cursor = keyset(rows, order=("model",), cursor=None, size=3).next_cursor

    assert cursor
    assert "m02" not in cursor


def test_keyset_pages_by_an_annotation(rows):
    measured = rows.annotate(length=Length("app_label"))

    first = keyset(measured, order=("length", "-model"), cursor=None, size=10)
    second = keyset(measured, order=("length", "-model"), cursor=first.next_cursor, size=10)

    assert [row.model for row in first.rows + second.rows][:3] == ["m22", "m21", "m20"]


def test_keyset_keeps_microseconds(rows):
    moment = dt.datetime(2026, 11, 20, 9, 30, 0, 123456, tzinfo=dt.UTC)
    timed = rows.annotate(at=Value(moment, output_field=DateTimeField()))

    first = keyset(timed, order=("-at",), cursor=None, size=20)
    second = keyset(timed, order=("-at",), cursor=first.next_cursor, size=20)

    assert len(first.rows) + len(second.rows) == ROWS


def test_keyset_refuses_a_column_that_may_be_null(rows):
    missing = rows.annotate(nothing=Value(None, output_field=DecimalField()), other=F("pk"))

    with pytest.raises(TypeError, match="only columns that are never NULL"):
        keyset(missing, order=("nothing",), cursor=None, size=3)


@pytest.mark.parametrize(
    "value",
    [
        7,
        "张三",
        True,
        dt.date(2026, 11, 20),
        dt.datetime(2026, 11, 20, 1, 2, 3, 4, tzinfo=dt.UTC),
        uuid.UUID(int=7),
        Decimal("1.50"),
    ],
)
def test_cursor_values_come_back_as_they_were(value):
    kind, packed = _pack(value)

    assert _UNPACK[kind](packed) == value
