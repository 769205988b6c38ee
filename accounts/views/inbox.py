"""消息。"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.selectors import latest_notifications
from accounts.services import inbox as messages


@require_GET
def inbox(request: Any) -> HttpResponse:
    """What I should know, the newest first."""
    return render(request, "accounts/inbox.html", {"notes": latest_notifications(request.user)})


@require_POST
def inbox_read(request: Any) -> HttpResponse:
    """Mark all as read."""
    messages.mark_read(owner=request.user)
    return redirect("accounts:inbox")


@require_POST
def notification_open(request: Any, pk: UUID) -> HttpResponse:
    """Mark one as read and go to its page."""
    note = messages.open_notification(owner=request.user, pk=pk)
    return redirect(note.url or "accounts:inbox")
