"""每个角色的每一页：读屏软件能用，手机上不横向滚动，没有英文代码。"""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from casework.models import Client
from casework.services.drafts import save_draft
from casework.services.records import complete_record, correct_record
from core.ids import uuid7
from tests.factories.casework import RecordFileFactory
from tests.factories.stations import JobFactory
from tests.support import clients, records
from tests.support.browser import DESK, PHONE, assert_accessible, assert_fits

ROLES = ["admin", "city", "district", "street", "agency", "lead", "worker", "supervisor"]
ROLES += ["evaluator", "auditor"]

SKIPPED = {"account_logout"}  # the way out
# A code as programs write it; a page shows words. The import's own columns are said on its page.
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
SHOWS_COLUMNS = {"stations:region_import"}

# A page that several roles have is looked at in full once.
looked_at: set[str] = set()


@pytest.fixture
def busy_station(world):
    """A station with something on each of its pages."""
    worker = world.person("worker")
    people = [clients.make_client(world, name="陈秀英"), clients.make_minor(world)]
    clients.make_client(world, who="stranger", name="外站对象")
    with world.scope("worker"):
        for days in (0, 12):
            values = records.values(world, *people, served_on=records.workdays_ago(days))
            done = complete_record(
                record_id=uuid7(), station_id=world.home.pk, values=values, by=worker
            )
        longer = records.values(world, *people, served_on=values.served_on, minutes=60)
        correct_record(record=done, seen_version=1, values=longer, reason="时长记错", by=worker)
        RecordFileFactory(record=done, station=world.home)
        JobFactory(owner=worker, assignment=world.assignment("worker"))
        save_draft(
            draft_id=uuid7(),
            station_id=world.home.pk,
            data={"kind": "visit", "clients": [str(Client.objects.all()[0].pk)]},
            version=None,
            by=worker,
        )
    return world.home


def name_of(url):
    """Return the name of the page at an address; None for what is not a page of ours."""
    try:
        name = resolve(urlsplit(url).path).view_name
    except Resolver404:
        return None
    return None if name in SKIPPED else name


def links_on(page, part):
    """Return the addresses that a part of the page leads to."""
    found = page.locator(f"{part} a[href]").evaluate_all("links => links.map(link => link.href)")
    return [url.partition("#")[0] for url in found if url.startswith("http")]


def look_at(page, name, login_names):
    """Assert what every page promises, on a desk and on a phone."""
    page.set_viewport_size(DESK)
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    assert_accessible(page)
    assert_fits(page)
    page.set_viewport_size(DESK)
    if name not in SHOWS_COLUMNS:
        codes = set(CODE.findall(page.locator("body").inner_text()))
        assert codes <= login_names, page.url


@pytest.mark.parametrize("who", ROLES)
def test_every_page_of_a_role_can_be_used_by_everybody(visit, busy_station, world, who):
    """从首页走遍导航，再走进每种页面一次。"""
    page = visit(who)
    page.goto("/")
    main = {name_of(url): url for url in [page.url, *links_on(page, ".side")]}
    waiting = list(main.values())
    seen = set()

    while waiting:
        url = waiting.pop(0)
        name = name_of(url)
        if name is None or name in seen:
            continue
        seen.add(name)
        answer = page.request.get(url)
        assert answer.status == 200, url
        if not answer.headers["content-type"].startswith("text/html"):
            continue  # a file or a paper
        page.goto(url)
        if name in main or name not in looked_at:
            looked_at.add(name)
            look_at(page, name, set(world.people))
        waiting += links_on(page, "body")

    assert set(main) <= seen | {None}
