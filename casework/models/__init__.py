"""Models of casework."""

from casework.models.clients import Client
from casework.models.drafts import RecordDraft
from casework.models.records import RecordClient, RecordFile, RecordVersion, ServiceRecord
from casework.models.tallies import MonthlyFigure, ServiceTally

__all__ = [
    "Client",
    "MonthlyFigure",
    "RecordClient",
    "RecordDraft",
    "RecordFile",
    "RecordVersion",
    "ServiceRecord",
    "ServiceTally",
]
