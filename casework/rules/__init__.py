"""What may be done in casework, and why not."""

from casework.rules.records import (
    MOST_ANONYMOUS,
    MOST_CLIENTS,
    MOST_CONTENT,
    MOST_FILES,
    can_be_served_on,
    can_correct,
    can_count_to,
    can_read_in_full,
    can_write_records,
    has_people,
)

__all__ = [
    "MOST_ANONYMOUS",
    "MOST_CLIENTS",
    "MOST_CONTENT",
    "MOST_FILES",
    "can_be_served_on",
    "can_correct",
    "can_count_to",
    "can_read_in_full",
    "can_write_records",
    "has_people",
]
