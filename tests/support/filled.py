"""What a filled station holds, and the secrets in it that nobody else may read."""

from dataclasses import dataclass

from accounts.models import Notification, User
from casework.models import Client, RecordDraft, RecordFile, ServiceRecord
from stations.models import Job, Station, StationFile

SECRET_NAME = "欧阳演秘"
SECRET_TEXT = "独居，昨夜在门外等到九点，愿意下周去医院复查。"
SECRET_DRAFT = "草稿里写了他的病情。"
SECRET_FILE = "一份只给本站看的家访照片说明。".encode()
SECRET_FILE_NAME = "欧阳家访照片说明.txt"
SECRET_PHONE = "13912345678"
SECRET_IDENTIFIER = "420102195703121047"


@dataclass(frozen=True)
class Filled:
    """What `fill_station` has made."""

    station: Station
    owner: User
    client: Client
    record: ServiceRecord
    file: StationFile
    record_file: RecordFile
    draft: RecordDraft
    job: Job
    notification: Notification
