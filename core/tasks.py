"""Handing work to Celery, by name and after commit."""

import logging
from functools import partial
from typing import Any

from celery import Task
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def enqueue_on_commit(name: str, /, **ids: int | str) -> None:
    """Queue task `name` once the current transaction has committed.

    Only ids travel: the task opens its own scope and reads what is true by then. The name is
    looked up at once, so that a wrong one fails before anything is saved.
    """
    transaction.on_commit(partial(_send, _task(name), ids))


def _task(name: str) -> "Task[Any, Any]":
    task = import_string(name)
    if not isinstance(task, Task):
        raise ImproperlyConfigured(f"{name} is not a Celery task.")
    return task


def _send(task: "Task[Any, Any]", ids: dict[str, int | str]) -> None:
    """Send, and leave what was committed alone when the broker is away."""
    try:
        task.apply_async(kwargs=ids)
    except OperationalError:
        logger.exception("task_not_sent", extra={"task": task.name, "ids": ids})
