"""Background work: every name leads to a task, every task to a queue somebody consumes."""

import ast
import re

import pytest
from celery import Task
from django.conf import settings
from django.utils.module_loading import import_string

from config.celery import app
from core.queues import Queue
from tests.support.source import APPS, ROOT, argument, calls, name_of, place, python_files

pytestmark = pytest.mark.architecture

QUEUES = re.compile(r"(?:-Q|--queues)[ =\",]+([\w,{}]+)")

# Functions that take a task by name, and where the name stands.
TAKE_A_TASK = {"enqueue_on_commit": (0, "name"), "start_job": (None, "task")}

# Calls that pass a name on, which was checked where it came from.
PASSED_ON = {
    "stations/services/jobs.py": "start_job and resume_jobs queue what a job was made with",
}


def task_names():
    """Return place → name of each task named in a call."""
    found = {}
    for file in python_files(*APPS):
        for function, (position, keyword) in TAKE_A_TASK.items():
            for call in calls(file, function):
                found[place(file, call)] = argument(call, position, keyword)
    return found


def own_tasks():
    app.loader.import_default_modules()
    return {name: task for name, task in app.tasks.items() if name.partition(".")[0] in APPS}


def test_names_are_written_out():
    """A name that is put together cannot be found by searching."""
    hidden = {
        where.partition(":")[0]
        for where, name in task_names().items()
        if not (isinstance(name, ast.Constant) or _is_a_constant(name))
    }

    assert hidden == set(PASSED_ON)


def test_names_lead_to_tasks():
    for where, name in task_names().items():
        if isinstance(name, ast.Constant):
            assert isinstance(import_string(name.value), Task), where


def test_every_task_names_its_queue():
    assert own_tasks()
    without = [name for name, task in own_tasks().items() if task.queue not in set(Queue)]

    assert without == []


def test_every_task_of_the_calendar_exists():
    for name, entry in app.conf.beat_schedule.items():
        assert entry["task"] in own_tasks(), name
        assert entry["options"]["queue"] in set(Queue), name


def test_default_queue_is_one_of_ours():
    assert settings.CELERY_TASK_DEFAULT_QUEUE in set(Queue)


def test_every_queue_is_consumed():
    """Each file that starts workers starts them for all queues."""
    consumed = {name_of(file): _consumed_in(file) for file in _files_that_start_workers()}

    assert consumed
    assert {name: queues for name, queues in consumed.items() if queues != set(Queue)} == {}


def _files_that_start_workers():
    files = [
        *(ROOT / "bin").glob("*"),
        *python_files("config", "core"),
        ROOT / "docker-compose.yml",
    ]
    return [file for file in files if file.is_file() and QUEUES.search(file.read_text("utf-8"))]


def _consumed_in(file):
    text = file.read_text(encoding="utf-8")
    if "for queue in Queue" in text or "(Queue)" in text:
        return set(Queue)
    return {name for names in QUEUES.findall(text) for name in names.split(",")}


def _is_a_constant(name):
    return isinstance(name, ast.Name) and name.id.isupper()
