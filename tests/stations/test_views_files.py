"""Fetching a file."""

import uuid
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from core.models import AuditEvent
from stations.models import Station
from tests.factories.stations import StationFileFactory

CONTENT = "一份只给本站看的说明。".encode()


@pytest.fixture
def make_file(world):
    """`make_file(…)` lies at the home station."""

    def make(**values):
        with world.scope("worker"):
            return StationFileFactory(**{"content": CONTENT, "name": "家访说明.txt"} | values)

    return make


@pytest.fixture
def picture(make_file):
    content = BytesIO()
    Image.new("RGB", (4, 4), "red").save(content, "PNG")
    return make_file(content=content.getvalue(), name="照片.png", mime="image/png")


def address(kept, query=""):
    return f"/files/{kept.pk}/{query}"


def fetch(client, kept, query=""):
    """Ask for a file, and read it to its end."""
    response = client.get(address(kept, query))
    if response.streaming:
        response.body = b"".join(response.streaming_content)
    return response


def reads(world):
    with world.everywhere():
        found = AuditEvent.objects.filter(action="stationfile.read")
        return [(event.object_id, event.actor_label) for event in found]


@pytest.mark.parametrize("who", ["worker", "lead", "supervisor"])
def test_file_is_sent_and_the_reading_recorded(web, world, make_file, who):
    kept = make_file()

    response = fetch(web(who), kept)

    assert response.body == CONTENT
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["Cache-Control"] == "private, no-store"
    assert reads(world) == [(str(kept.pk), str(world.person(who)))]


@pytest.mark.parametrize("who", ["stranger", "other_district"])
def test_file_of_another_station_is_missing(web, world, make_file, who):
    response = fetch(web(who), make_file())

    assert response.status_code == 404
    assert "家访说明" not in response.content.decode()
    assert reads(world) == []


@pytest.mark.parametrize(
    "who", ["admin", "city", "district", "street", "agency", "evaluator", "auditor"]
)
def test_file_is_refused_to_oversight(web, world, make_file, who):
    kept = make_file()

    response = fetch(web(who), kept)

    assert response.status_code == 403
    assert "家访说明" not in response.content.decode()
    assert reads(world) == []


@pytest.mark.parametrize("who", ["worker", "district"])
def test_file_that_never_was_is_told_apart_by_nobody(web, make_file, who):
    there, not_there = address(make_file()), f"/files/{uuid.uuid4()}/"

    expected = 404 if who == "worker" else web(who).get(there).status_code

    assert web(who).get(not_there).status_code == expected


def test_picture_inline_is_shown_and_can_do_nothing(web, picture):
    response = fetch(web("worker"), picture, "?inline=1")

    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_picture_is_saved_where_inline_is_not_asked_for(web, picture):
    response = fetch(web("worker"), picture)

    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("mime", ["text/plain", "text/html", "image/svg+xml", "application/xml"])
def test_what_is_not_a_picture_is_never_shown_in_the_page(web, make_file, mime):
    response = fetch(web("worker"), make_file(mime=mime), "?inline=1")

    assert response["Content-Disposition"].startswith("attachment")


def test_file_that_is_gone_from_the_disk_is_missing(web, make_file):
    kept = make_file()
    (Path(settings.MEDIA_ROOT) / kept.path).unlink()

    response = fetch(web("worker"), kept)

    assert response.status_code == 404
    assert "已经被清理" in response.content.decode()


def test_file_of_a_community_room_opens_for_the_lead_of_its_station(web, world):
    room = Station.objects.create(
        name="铭新社区社工室",
        level="community_room",
        region=world.community,
        parent=world.home,
        opened_on=world.home.opened_on,
    )
    with world.scope("lead"):
        kept = StationFileFactory(station=room, uploaded_by=world.person("lead"))

    assert fetch(web("lead"), kept).status_code == 200
    assert fetch(web("stranger"), kept).status_code == 404
