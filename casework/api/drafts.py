"""Drafts that save themselves."""

from typing import Any
from uuid import UUID

from rest_framework import serializers, status
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from casework import phrases
from casework.errors import DraftChangedError, DraftRefusedError
from casework.models import RecordDraft
from casework.selectors.drafts import get_draft
from casework.services.drafts import MOST_BYTES, discard_draft, save_draft
from stations.access import api_needs, own_station
from stations.enums import Permission

# JSON may write each character as six: what is this long is too long whatever it says.
MOST_SENT = 6 * MOST_BYTES


class ShallowJSONParser(JSONParser):
    """JSON that is nested so deeply that Python cannot read it is wrong JSON, not an error of ours."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """Read it, or say that it cannot be read."""
        try:
            return super().parse(*args, **kwargs)
        except RecursionError as error:
            raise ParseError(phrases.DRAFT_SHAPE) from error


class DraftSerializer(serializers.Serializer[Any]):
    """What the page sends: its fields, and the version that it knows (0: none yet)."""

    data = serializers.DictField()  # type: ignore[assignment]  # -- a field of this name, as the page sends it
    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class DraftView(APIView):
    """One draft of the caller's own. Other people's do not exist."""

    parser_classes = [ShallowJSONParser]
    permission_classes = [api_needs(Permission.RECORD_WRITE)]

    def get(self, request: Request, pk: UUID) -> Response:
        """Return the draft."""
        draft = get_draft(pk=pk, user=_caller(request))
        return Response({"data": draft.data, **_state(draft)})

    def put(self, request: Request, pk: UUID) -> Response:
        """Save the draft; when it was changed elsewhere, answer 409 with what is there."""
        if _length(request) > MOST_SENT:
            return Response(
                {"detail": phrases.DRAFT_TOO_LONG}, status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
            )
        sent = DraftSerializer(data=request.data)
        if not sent.is_valid():
            return Response({"detail": phrases.DRAFT_SHAPE}, status.HTTP_400_BAD_REQUEST)
        try:
            draft = save_draft(
                draft_id=pk,
                station_id=own_station(request.workspace),  # type: ignore[attr-defined]  # -- set by the middleware
                data=sent.validated_data["data"],
                version=sent.validated_data["version"],
                by=_caller(request),
            )
        except DraftRefusedError as error:
            return Response({"detail": str(error)}, status.HTTP_400_BAD_REQUEST)
        except DraftChangedError as error:
            there = {"detail": str(error), "data": error.data, "version": error.version}
            return Response(there, status.HTTP_409_CONFLICT)
        return Response(_state(draft))

    def delete(self, request: Request, pk: UUID) -> Response:
        """Throw the draft away."""
        discard_draft(draft_id=pk, by=_caller(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _caller(request: Request) -> User:
    assert isinstance(request.user, User)
    return request.user


def _state(draft: RecordDraft) -> dict[str, Any]:
    return {"version": draft.version, "saved_at": draft.saved_at}


def _length(request: Request) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdigit() else 0
