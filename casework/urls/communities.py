"""URLs of communities and of the three lists."""

from django.urls import path

from casework.views import (
    communities,
    community_needs,
    contacts,
    lists_overview,
    matching,
    meetings,
    organisations,
    registers,
    resource_imports,
    resources,
    service_lists,
    swot,
)

urlpatterns = [
    path("communities/", communities.community_list, name="community_list"),
    path("communities/<int:pk>/", communities.community_detail, name="community_detail"),
    path("communities/<int:pk>/print/", communities.community_print, name="community_print"),
    path("communities/<int:pk>/profiles/", communities.profile_list, name="profile_list"),
    path("communities/<int:pk>/profiles/new/", communities.profile_new, name="profile_new"),
    path("communities/profiles/<uuid:pk>/edit/", communities.profile_edit, name="profile_edit"),
    path("communities/<int:pk>/swot/new/", swot.swot_new, name="swot_new"),
    path("communities/<int:pk>/<slug:code>/", registers.register, name="register"),
    path("communities/<int:pk>/<slug:code>/add/", registers.register_add, name="register_add"),
    path(
        "communities/rows/<slug:code>/<uuid:pk>/edit/",
        registers.register_edit,
        name="register_edit",
    ),
    path(
        "communities/rows/<slug:code>/<uuid:pk>/retire/",
        registers.register_retire,
        name="register_retire",
    ),
    path("contacts/<slug:code>/<uuid:pk>/", contacts.contact_reveal, name="contact_reveal"),
    # SWOT
    path("swot/<uuid:pk>/", swot.swot_detail, name="swot_detail"),
    path("swot/<uuid:pk>/edit/", swot.swot_edit, name="swot_edit"),
    path("swot/<uuid:pk>/print/", swot.swot_print, name="swot_print"),
    # residents' meetings
    path("meetings/", meetings.meeting_list, name="meeting_list"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/<uuid:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path("meetings/<uuid:pk>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path("meetings/<uuid:pk>/print/", meetings.meeting_print, name="meeting_print"),
    path("meetings/<uuid:pk>/resolutions/add/", meetings.resolution_add, name="resolution_add"),
    path("resolutions/<uuid:pk>/edit/", meetings.resolution_edit, name="resolution_edit"),
    # incubated organisations
    path("organisations/", organisations.organisation_list, name="organisation_list"),
    path("organisations/new/", organisations.organisation_new, name="organisation_new"),
    path("organisations/<uuid:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path(
        "organisations/<uuid:pk>/edit/", organisations.organisation_edit, name="organisation_edit"
    ),
    path(
        "organisations/<uuid:pk>/print/",
        organisations.organisation_print,
        name="organisation_print",
    ),
    path("organisations/<uuid:pk>/growth/add/", organisations.growth_add, name="growth_add"),
    # the three lists
    path("lists/", lists_overview.lists_overview, name="lists_overview"),
    path("needs/", community_needs.need_list, name="need_list"),
    path("needs/new/", community_needs.need_new, name="need_new"),
    path("needs/print/", community_needs.need_print, name="need_print"),
    path("needs/export/", community_needs.need_export, name="need_export"),
    path("needs/<uuid:pk>/", community_needs.need_detail, name="need_detail"),
    path("needs/<uuid:pk>/edit/", community_needs.need_edit, name="need_edit"),
    path("resources/", resources.resource_list, name="resource_list"),
    path("resources/new/", resources.resource_new, name="resource_new"),
    path("resources/print/", resources.resource_print, name="resource_print"),
    path("resources/export/", resources.resource_export, name="resource_export"),
    path("resources/import/", resource_imports.resource_import, name="resource_import"),
    path(
        "resources/import/confirm/",
        resource_imports.resource_import_confirm,
        name="resource_import_confirm",
    ),
    path(
        "resources/import/template/",
        resource_imports.resource_import_template,
        name="resource_import_template",
    ),
    path("resources/<uuid:pk>/", resources.resource_detail, name="resource_detail"),
    path("resources/<uuid:pk>/edit/", resources.resource_edit, name="resource_edit"),
    path("panels/service-list/", service_lists.service_list_panel, name="service_list_panel"),
    path("clients/<uuid:pk>/service-list/", service_lists.service_list_page, name="service_list"),
    path(
        "clients/<uuid:pk>/service-list/print/",
        service_lists.service_list_print,
        name="service_list_print",
    ),
    path("clients/<uuid:pk>/needs/new/", service_lists.client_need_new, name="client_need_new"),
    path(
        "client-needs/<uuid:pk>/settle/",
        service_lists.client_need_settle,
        name="client_need_settle",
    ),
    path("client-needs/<uuid:pk>/match/", matching.client_need_match, name="client_need_match"),
    path("client-needs/<uuid:pk>/decide/", matching.client_need_decide, name="client_need_decide"),
    path("client-needs/<uuid:pk>/serve/", matching.client_need_serve, name="client_need_serve"),
    path(
        "service-list/<uuid:pk>/deliver/",
        service_lists.list_item_deliver,
        name="list_item_deliver",
    ),
    path("service-list/<uuid:pk>/cancel/", service_lists.list_item_cancel, name="list_item_cancel"),
]
