"""The hook for a virus scanner."""

import shlex
import subprocess
from pathlib import Path

from django.conf import settings

from core.files.errors import UploadRefusedError

_TIMEOUT_SECONDS = 60


def scan(path: Path, name: str) -> None:
    """Run `LINLI_SCAN_COMMAND` with the file's path behind it; anything but 0 refuses the file.

    Without the setting nothing is scanned. A scanner that cannot run refuses as well.
    """
    command = settings.LINLI_SCAN_COMMAND
    if not command:
        return
    try:
        done = subprocess.run(  # noqa: S603 -- command from the settings, path made by us, no shell
            [*shlex.split(command), str(path)],
            capture_output=True,
            check=False,
            timeout=_TIMEOUT_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UploadRefusedError(
            name, "暂时无法上传：病毒检查没有运行成功，请稍后再试或联系平台管理员。"
        ) from error
    if done.returncode != 0:
        raise UploadRefusedError(name, "没有通过病毒检查，不能上传。")
