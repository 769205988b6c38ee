"""What the demonstration leaves unfinished, so that every page has something to show."""

import pytest
from django.core.management import call_command

from casework.models import (
    CaseMember,
    CaseTransfer,
    Client,
    ClientMerge,
    MandatoryReport,
    QuestionSetVersion,
    RecordFile,
)
from stations.selectors.workspaces import system_scope

COUNTED = (CaseMember, CaseTransfer, Client, ClientMerge, MandatoryReport, RecordFile)


@pytest.mark.slow
@pytest.mark.django_db
def test_seed_demo_leaves_work_to_go_on_with_once():
    call_command("seed_demo", verbosity=0)
    with system_scope():
        before = {model: list(model.objects.order_by("pk").values()) for model in COUNTED}
        assert CaseMember.objects.filter(until=None).exists()
        assert CaseTransfer.objects.filter(state="offered").exists()
        assert ClientMerge.objects.filter(undone_at=None).exists()
        assert MandatoryReport.objects.filter(reported_at=None).count() == 1
        assert RecordFile.objects.get().file.is_image
        assert Client.objects.filter(end_kind="moved").exists()
    assert QuestionSetVersion.objects.filter(state="draft").count() == 1

    call_command("seed_demo", verbosity=0)

    with system_scope():
        for model, rows in before.items():
            assert list(model.objects.order_by("pk").values()) == rows, model
    assert QuestionSetVersion.objects.filter(state="draft").count() == 1
