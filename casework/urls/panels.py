"""URL of a panel as a page."""

from django.urls import path

from casework.views import panel_pages

urlpatterns = [path("panels/", panel_pages.panel_page, name="panel_page")]
