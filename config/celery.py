"""Celery and the calendar of duties."""

import os

from celery import Celery
from celery.schedules import crontab

from core.queues import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("linli")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "nightly-checks": {
        "task": "stations.tasks.run_nightly_checks",
        "schedule": crontab(hour=2, minute=30),
        "options": {"queue": Queue.NIGHTLY},
    },
    "keep-promises": {
        "task": "casework.tasks.keep_promises",
        "schedule": crontab(hour=1, minute=40),
        "options": {"queue": Queue.NIGHTLY},
    },
    "clean-files": {
        "task": "stations.tasks.clean_files",
        "schedule": crontab(hour=2, minute=0),
        "options": {"queue": Queue.NIGHTLY},
    },
    "resume-jobs": {
        "task": "stations.tasks.resume_jobs",
        "schedule": 60.0,
        "options": {"queue": Queue.NIGHTLY, "expires": 50},
    },
}
