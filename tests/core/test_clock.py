"""Tests of core.clock."""

import datetime as dt
from pathlib import Path

from core import clock
from stations.models import Purchaser

ROOT = Path(__file__).resolve().parents[2]
MOMENT = dt.datetime(2025, 12, 31, 16, 30, tzinfo=dt.UTC)  # half past midnight in 武汉
APPS = "core accounts stations projects casework supervision evaluation archives config"


def test_held_clock_stands_still_and_goes_on_after():
    with clock.held_at(MOMENT):
        held = (clock.now(), clock.today())

    assert held == (MOMENT, dt.date(2026, 1, 1))
    assert clock.now() > MOMENT


def test_rows_are_stamped_by_the_held_clock(world):
    region = world.home.region
    with clock.held_at(MOMENT):
        purchaser = Purchaser.objects.create(name="街道办事处", region=region)
    assert (purchaser.created_at, purchaser.updated_at) == (MOMENT, MOMENT)

    purchaser.save()
    assert purchaser.created_at == MOMENT
    assert purchaser.updated_at > MOMENT


def test_only_demonstration_data_holds_the_clock():
    users = {
        path.relative_to(ROOT).parts[:2]
        for app in APPS.split()
        for path in (ROOT / app).rglob("*.py")
        if "held_at(" in path.read_text(encoding="utf-8")
    }

    assert users == {("core", "clock.py"), ("casework", "management")}
