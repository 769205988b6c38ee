"""URLs of clients and households."""

from django.urls import path

from casework.views import client_picking, client_secrets, clients

urlpatterns = [
    path("clients/", clients.client_list, name="client_list"),
    path("clients/new/", clients.client_create, name="client_create"),
    path("clients/new/derive/", client_picking.client_derive, name="client_derive"),
    path("clients/new/quick/", client_picking.client_quick, name="client_quick"),
    path("clients/pick/", client_picking.client_picker, name="client_picker"),
    path("clients/<uuid:pk>/", clients.client_detail, name="client_detail"),
    path("clients/<uuid:pk>/edit/", clients.client_edit, name="client_edit"),
    path("clients/<uuid:pk>/reveal/", client_secrets.client_reveal, name="client_reveal"),
]
