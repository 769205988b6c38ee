"""URLs of projects."""

from django.urls import path

from projects.views import catalogues, projects

app_name = "projects"

urlpatterns = [
    path("", projects.project_list, name="project_list"),
    path("new/", projects.project_create, name="project_create"),
    path("<uuid:pk>/", projects.project_detail, name="project_detail"),
    path("<uuid:pk>/edit/", projects.project_edit, name="project_edit"),
    path("catalogue/", catalogues.catalogue, name="catalogue"),
    path("catalogue/<int:pk>/items/new/", catalogues.item_create, name="item_create"),
    path("catalogue/items/<int:pk>/switch/", catalogues.item_switch, name="item_switch"),
]
