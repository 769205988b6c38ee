"""Reading what was signed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from casework.models import SignOff
from casework.models.base import CaseworkModel
from casework.rules.signatures import digest


def signoffs_of(subject: CaseworkModel) -> QuerySet[SignOff]:
    """Return what was signed about `subject`, the oldest first."""
    rows: QuerySet[SignOff] = SignOff.objects.filter(subject_id=subject.pk)
    return rows.select_related("signer")


def is_intact(signed: SignOff, content: Mapping[str, Any]) -> bool:
    """Tell whether `content`, as it stands now, is what was signed."""
    return signed.digest == digest(dict(content))
