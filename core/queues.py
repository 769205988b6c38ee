"""The queues that workers listen to."""

from enum import StrEnum


class Queue(StrEnum):
    """By who waits for the work. `bin/run` and Docker have the same workers for both."""

    INTERACTIVE = "interactive"  # somebody is looking at a progress bar
    NIGHTLY = "nightly"  # checks and clean-up, nobody waits
