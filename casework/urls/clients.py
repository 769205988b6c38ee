"""URLs of clients, households, consents and agreements."""

from django.urls import path

from casework.views import (
    agreements,
    categories,
    client_ends,
    client_picking,
    client_secrets,
    clients,
    consents,
    guardians,
    happenings,
    households,
    merges,
)

urlpatterns = [
    path("clients/", clients.client_list, name="client_list"),
    path("clients/new/", clients.client_create, name="client_create"),
    path("clients/new/derive/", client_picking.client_derive, name="client_derive"),
    path("clients/new/quick/", client_picking.client_quick, name="client_quick"),
    path("clients/pick/", client_picking.client_picker, name="client_picker"),
    path("clients/duplicates/", merges.client_duplicates, name="client_duplicates"),
    path("clients/<uuid:pk>/", clients.client_detail, name="client_detail"),
    path("clients/<uuid:pk>/edit/", clients.client_edit, name="client_edit"),
    path("clients/<uuid:pk>/reveal/", client_secrets.client_reveal, name="client_reveal"),
    path("clients/<uuid:pk>/end/", client_ends.client_end, name="client_end"),
    path("clients/<uuid:pk>/reopen/", client_ends.client_reopen, name="client_reopen"),
    path("clients/<uuid:pk>/print/", client_ends.client_print, name="client_print"),
    path("clients/<uuid:pk>/merge/<uuid:other>/", merges.client_merge, name="client_merge"),
    path("merges/<uuid:pk>/", merges.merge_detail, name="merge_detail"),
    path("merges/<uuid:pk>/undo/", merges.merge_undo, name="merge_undo"),
    path("panels/happenings/", happenings.client_happenings, name="client_happenings"),
    # categories
    path("panels/categories/", categories.client_categories, name="client_categories"),
    path("clients/<uuid:pk>/categories/new/", categories.category_add, name="category_add"),
    path("categories/<uuid:pk>/end/", categories.category_end, name="category_end"),
    # households and guardians
    path("panels/household/", households.client_household, name="client_household"),
    path("clients/<uuid:pk>/household/", households.household_create, name="household_create"),
    path("households/<uuid:pk>/", households.household_detail, name="household_detail"),
    path("households/<uuid:pk>/edit/", households.household_edit, name="household_edit"),
    path("households/<uuid:pk>/members/new/", households.member_add, name="member_add"),
    path("members/<uuid:pk>/edit/", households.member_edit, name="member_edit"),
    path("members/<uuid:pk>/leave/", households.member_leave, name="member_leave"),
    path("members/<uuid:pk>/reveal/", guardians.member_reveal, name="member_reveal"),
    path("panels/guardians/", guardians.client_guardians, name="client_guardians"),
    path("clients/<uuid:pk>/guardians/new/", guardians.guardian_add, name="guardian_add"),
    path("guardians/<uuid:pk>/end/", guardians.guardian_end, name="guardian_end"),
    path("guardians/<uuid:pk>/reveal/", guardians.guardian_reveal, name="guardian_reveal"),
    # consent
    path("panels/consents/", consents.client_consents, name="client_consents"),
    path("clients/<uuid:pk>/consents/new/", consents.consent_take, name="consent_take"),
    path("clients/<uuid:pk>/consents/blank/", consents.consent_blank, name="consent_blank"),
    path("consents/<uuid:pk>/", consents.consent_detail, name="consent_detail"),
    path("consents/<uuid:pk>/print/", consents.consent_print, name="consent_print"),
    path("consents/items/<uuid:pk>/withdraw/", consents.consent_withdraw, name="consent_withdraw"),
    # service agreements
    path("panels/agreements/", agreements.client_agreements, name="client_agreements"),
    path("agreements/", agreements.agreement_list, name="agreement_list"),
    path("agreements/new/", agreements.agreement_create, name="agreement_create"),
    path(
        "clients/<uuid:pk>/agreements/new/",
        agreements.agreement_create,
        name="client_agreement_create",
    ),
    path("agreements/<uuid:pk>/", agreements.agreement_detail, name="agreement_detail"),
    path("agreements/<uuid:pk>/edit/", agreements.agreement_edit, name="agreement_edit"),
    path("agreements/<uuid:pk>/sign/", agreements.agreement_sign, name="agreement_sign"),
    path("agreements/<uuid:pk>/end/", agreements.agreement_end, name="agreement_end"),
    path("agreements/<uuid:pk>/print/", agreements.agreement_print, name="agreement_print"),
]
