"""URLs of risks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
