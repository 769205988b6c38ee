"""The queues a worker listens to."""

from enum import StrEnum


class Queue(StrEnum):
    """One entry per worker group in docker-compose.yml."""

    INTERACTIVE = "interactive"  # somebody is looking at a progress bar
    DOCUMENTS = "documents"  # PDFs and packs: heavy on memory
    MAIL = "mail"  # waits on other people's servers
    NIGHTLY = "nightly"  # checks and clean-up, nobody waits
