"""One step on a file: a page with one form, an answer, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest


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


def step_on_file(client_id: UUID, **said: Any) -> Step:
    """Return a step that leads back to the file of a client."""
    url = reverse("casework:client_detail", args=[client_id])
    return Step(back_url=url, back="服务对象档案", **said)


def take_step(
    request: StaffRequest,
    step: Step,
    form: forms.Form,
    do: Callable[[Any], object],
    **context: Any,
) -> HttpResponse:
    """Do what the form says and go on; or show the page, with what was wrong at its field."""
    if accepted(form, lambda: do(form)):
        messages.success(request, step.done)
        return redirect(step.next_url or step.back_url)
    return no_store(render(request, step.template, {"form": form, "step": step, **context}))


def data_of(request: StaffRequest) -> tuple[Any, Any]:
    """Return what was sent and which files, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
