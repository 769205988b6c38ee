"""One step on a file: a page with one form, an answer, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from casework.errors import ClientError
from core.errors import ConflictError
from core.files import UploadRefusedError
from core.http import no_store
from stations.access import StaffRequest

UPLOADS = ("proof", "scan")


@dataclass(frozen=True, kw_only=True)
class Step:
    """What the page of a step says, and where it leads."""

    title: str
    answer: str
    action: str
    done: str
    back_url: str
    back: str
    next_url: str = ""
    consequence: str = ""
    danger: bool = False
    template: str = "casework/client_step.html"


def take_step(
    request: StaffRequest,
    step: Step,
    form: forms.Form,
    do: Callable[[Any], object],
    **context: Any,
) -> HttpResponse:
    """Do what the form says and go on; or show the page, with what was wrong at its field."""
    if form.is_valid() and _done(form, do):
        messages.success(request, step.done)
        return redirect(step.next_url or step.back_url)
    return no_store(render(request, step.template, {"form": form, "step": step, **context}))


def data_of(request: StaffRequest) -> tuple[Any, Any]:
    """Return what was sent and which files, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _done(form: forms.Form, do: Callable[[Any], object]) -> bool:
    try:
        do(form)
    except ClientError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
    except UploadRefusedError as error:
        field = next((name for name in UPLOADS if name in form.fields), None)
        form.add_error(field, str(error))
    except ConflictError as error:
        form.add_error(None, str(error))
    else:
        return True
    return False
