"""One job through the real queue and a real Celery worker, in a process of its own."""

import os
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connections

from core import servers
from stations.enums import JobStatus
from stations.models import Job
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.support.guards import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PATIENCE = 60
QUEUE = "interactive"


def environment(folder):
    """Lead the worker to the database of the tests, and to a folder of its own."""
    known = connections["default"].settings_dict
    place = known["HOST"] if not known["HOST"].startswith("/") else f"/{quote(known['HOST'])}"
    port = f":{known['PORT']}" if known["PORT"] else ""
    who = f"{known['USER']}:{quote(known['PASSWORD'], safe='')}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": f"postgres://{who}@{place}{port}/{known['NAME']}",
        "REDIS_URL": servers.urls(settings.DATA_DIR).redis,
        "LINLI_DATA": str(folder),
        "LINLI_ENCRYPTION_KEYS": settings.LINLI_ENCRYPTION_KEYS,
        "LINLI_BLIND_INDEX_KEY": settings.LINLI_BLIND_INDEX_KEY,
    }


@pytest.fixture
def worker(tmp_path, settings):
    """A Celery worker that listens to the queue; its files are seen by the test."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-P", "solo"]
    with (tmp_path / "worker.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 -- our own worker, nothing from outside
            [*command, "-Q", QUEUE, "--without-gossip", "--without-mingle"],
            cwd=ROOT,
            env=environment(tmp_path / "data"),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        yield process
        process.terminate()
        process.wait(PATIENCE)


def wait_for(read, process, log):
    """Ask until `read` says something, as long as the worker lives."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := read():
            return found
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_export_is_done_by_a_worker_and_can_be_fetched(web, world, worker, tmp_path):
    with world.scope("worker"):
        record = ServiceRecordFactory(clients=[ClientFactory()])
    person = web("worker")

    def finished():
        with world.everywhere():
            job = Job.objects.get()
            return job if not job.is_open else None

    asked = person.post("/records/export/", {})
    job = wait_for(finished, worker, tmp_path / "worker.log")
    page = person.get(asked.url).content.decode()
    fetched = b"".join(person.get(f"/jobs/{job.pk}/download/").streaming_content)

    assert (job.status, job.done, job.total) == (JobStatus.DONE, 1, 1), job.message
    assert f"/jobs/{job.pk}/download/" in page
    assert fetched.startswith(b"PK")
    assert record.pk
