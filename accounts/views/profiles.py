"""我的：the page about oneself, and the end of logging in in place."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.forms import ProfileForm
from accounts.selectors import has_second_factor
from accounts.services import profiles


@require_http_methods(["GET", "POST"])
def profile(request: Any) -> HttpResponse:
    """Contact, password, second factor, sessions, workspaces."""
    user = request.user
    form = ProfileForm(request.POST or None, initial={"phone": user.phone, "email": user.email})
    if form.is_valid():
        profiles.edit_profile(user=user, **form.cleaned_data, by=user)
        messages.success(request, "联系方式已保存。")
        return redirect("accounts:profile")
    context = {"form": form, "has_second_factor": has_second_factor(user)}
    return render(request, "accounts/profile.html", context)


@require_GET
def login_done(request: Any) -> HttpResponse:
    """Tell the page around the frame who has logged in."""
    return render(request, "accounts/in_place.html")
