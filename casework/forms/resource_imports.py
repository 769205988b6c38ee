"""Input of an import."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from casework.importers import ZIP_MARK
from core.files import UploadRefusedError, inspect_upload
from core.forms import NamingForm

MAX_BYTES = 5 * 1024 * 1024
TOO_LARGE = f"文件过大，最多 {MAX_BYTES // 1024 // 1024} MB。"


class ResourceUploadForm(NamingForm):
    """资源清单的文件。"""

    file = forms.FileField(
        label="资源清单",
        help_text="XLSX，或 UTF-8、GB18030 编码的 CSV；最大 5 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "文件是空的。", "required": "请选择文件。"},
    )

    def clean_file(self) -> bytes:
        """Read the file, unless it is larger than any list."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        content: bytes = upload.read()
        if content.startswith(ZIP_MARK):
            _look_into(upload)
        return content

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        content: bytes = self.cleaned_data["file"]
        return content


def _look_into(upload: "UploadedFile[Any]") -> None:
    """Refuse a damaged or swollen archive before anything unpacks it."""
    upload.seek(0)
    try:
        inspect_upload(upload)
    except UploadRefusedError as error:
        raise forms.ValidationError(str(error)) from error
