"""What was signed, and whether it still is what was signed."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from casework.models import RecordVersion


def digest(values: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_intact(version: RecordVersion) -> bool:
    """Whether the version says what its author signed."""
    return digest(version.values) == version.digest
