"""Uploads of a station."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from PIL import Image

from core.files import UploadRefusedError
from core.models import AuditEvent
from stations.models import StationFile
from stations.services.files import keep_upload

pytestmark = pytest.mark.django_db

NAME = "欧阳演秘家访.png"


def picture(name=NAME):
    content = BytesIO()
    Image.new("RGB", (8, 8), "green").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def test_upload_is_kept_with_its_facts(world):
    with world.scope("worker"):
        kept = keep_upload(station_id=world.home.pk, upload=picture(), by=world.person("worker"))

        content = (Path(settings.MEDIA_ROOT) / kept.path).read_bytes()
        assert (kept.name, kept.mime, kept.is_image) == (NAME, "image/png", True)
        assert (kept.size, kept.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert (kept.station, kept.uploaded_by) == (world.home, world.person("worker"))


def test_upload_is_audited_without_its_name(world):
    with world.scope("worker"):
        kept = keep_upload(station_id=world.home.pk, upload=picture(), by=world.person("worker"))
        event = AuditEvent.objects.get(action="file.kept")

    assert (event.object_id, event.object_label) == (str(kept.pk), "附件 PNG")
    assert event.station_id == world.home.pk


def test_upload_refused_leaves_no_row_and_no_event(world):
    fake = SimpleUploadedFile("照片.png", b"MZ not a picture at all", "image/png")

    with world.scope("worker"):
        with pytest.raises(UploadRefusedError):
            keep_upload(station_id=world.home.pk, upload=fake, by=world.person("worker"))

        assert not StationFile.objects.exists()
        assert not AuditEvent.objects.filter(action="file.kept").exists()


@pytest.mark.parametrize("who", ["stranger", "street", "district", "agency"])
def test_upload_into_a_station_out_of_scope_or_purpose_is_refused_by_the_database(world, who):
    with (
        world.scope(who),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        keep_upload(station_id=world.home.pk, upload=picture(), by=world.person(who))
