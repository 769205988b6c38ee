"""签批：signing what stands on the screen, with one's password, word for word."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from casework.errors import SignOffRefusedError
from casework.models import SignOff
from casework.models.base import CaseworkModel
from casework.rules.signatures import digest
from core import audit, clock
from stations.selectors.workspaces import Workspace


@transaction.atomic
def sign_off(
    *,
    subject: CaseworkModel,
    action: str,
    content: Mapping[str, Any],
    password: str,
    workspace: Workspace,
    note: str = "",
    by: User,
) -> SignOff:
    """签批 `subject`: keep what was signed, its digest, the signer and his role.

    `content` is JSON that says what was signed; `is_intact` compares it with what stands there
    later. Raises `SignOffRefusedError` for a wrong password.
    """
    if not by.check_password(password):
        raise SignOffRefusedError
    signed: SignOff = SignOff.objects.create(
        station_id=subject.station_id,
        subject=subject._meta.model_name,
        subject_id=subject.pk,
        case_id=getattr(subject, "case_id", None),
        action=action,
        content=dict(content),
        digest=digest(dict(content)),
        note=note,
        signer=by,
        signer_role=workspace.role.value,
        signed_at=clock.now(),
    )
    audit.record("signoff.made", target=subject, by=by, reason=action)
    return signed
