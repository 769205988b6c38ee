"""What an upload is, by its content and not by what it says of itself."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

import filetype
from django.core.files.uploadedfile import UploadedFile

from core.files import images, kinds, office, texts
from core.files.errors import UploadRefusedError
from core.files.kinds import FileKind, FileType, UploadLimits, upload_limits
from core.files.names import safe_name, suffix_of

_HEAD_BYTES = 8192
_CHUNK_BYTES = 256 * 1024
_PDF_TAIL_BYTES = 2048
_OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP_HEADS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


@dataclass(frozen=True)
class UploadFacts:
    """What is known of an upload that was looked into. `size` and `sha256` are of what is stored."""

    kind: FileKind
    mime: str
    size: int
    sha256: str
    suffix: str
    name: str
    cleaned: bytes | None = field(default=None, repr=False, compare=False)


def inspect_upload(upload: "UploadedFile[bytes]") -> UploadFacts:
    """Return the facts of `upload`, or raise `UploadRefusedError` with the reason."""
    name = safe_name(upload.name or "")
    limits = upload_limits()
    source = _source(upload)
    size = _measured_size(source, name, limits)

    file_type = _file_type(source, name)
    _require_suffix(file_type, name)
    cleaned = _check(source, name, file_type, limits)

    return UploadFacts(
        kind=file_type.kind,
        mime=file_type.mime,
        size=size if cleaned is None else len(cleaned),
        sha256=_sha256(source) if cleaned is None else hashlib.sha256(cleaned).hexdigest(),
        suffix=file_type.suffixes[0],
        name=name,
        cleaned=cleaned,
    )


def _source(upload: "UploadedFile[bytes]") -> IO[bytes]:
    source = upload.file
    if source is None:
        raise UploadRefusedError(safe_name(upload.name or ""), "没有传完，请重新选择文件。")
    return source


def _measured_size(source: IO[bytes], name: str, limits: UploadLimits) -> int:
    """Measure, and do not believe what the browser said."""
    size = source.seek(0, 2)
    if size == 0:
        raise UploadRefusedError(name, "是空文件，里面没有内容。")
    if size > limits.file_bytes:
        actual, limit = size / kinds.MEGABYTE, limits.file_bytes / kinds.MEGABYTE
        raise UploadRefusedError(
            name, f"有 {actual:.1f} MB，超过每个文件 {limit:g} MB 的上限，请压缩后再传。"
        )
    return size


def _file_type(source: IO[bytes], name: str) -> FileType:
    source.seek(0)
    head = source.read(_HEAD_BYTES)
    guess = filetype.guess(head)
    mime = guess.mime if guess else ""
    for image_type in (kinds.JPEG, kinds.PNG, kinds.WEBP):
        if mime == image_type.mime:
            return image_type
    if head.startswith(b"%PDF-"):
        return kinds.PDF
    if head.startswith(_ZIP_HEADS):
        return office.file_type(source, name)
    if head.startswith(_OLE_HEAD):
        raise UploadRefusedError(
            name, "是旧版或加了密码的 Office 文件，请另存为不带密码的 docx、xlsx 或 pptx 再传。"
        )
    # Text has no signature of its own, so here the suffix may speak; the content is checked.
    for text_type in (kinds.TXT, kinds.CSV):
        if suffix_of(name).lower() in text_type.suffixes:
            return text_type
    raise UploadRefusedError(name, f"不是能收的文件类型。可以上传{kinds.ALLOWED_LABEL}。")


def _require_suffix(file_type: FileType, name: str) -> None:
    suffix = suffix_of(name).lower()
    if suffix not in file_type.suffixes:
        said = f"扩展名是 {suffix}" if suffix else "没有扩展名"
        raise UploadRefusedError(
            name, f"的内容是 {file_type.suffixes[0][1:].upper()}，但{said}。请改正扩展名后再传。"
        )


def _check(source: IO[bytes], name: str, file_type: FileType, limits: UploadLimits) -> bytes | None:
    """Look into the file; return new content where it is stored differently."""
    if file_type.kind == FileKind.IMAGE:
        return images.cleaned(source, name, limits)
    checks: dict[FileKind, Callable[[IO[bytes], str, UploadLimits], None]] = {
        FileKind.PDF: _check_pdf,
        FileKind.TEXT: texts.check,
    }
    checks.get(file_type.kind, office.check)(source, name, limits)
    return None


def _check_pdf(source: IO[bytes], name: str, limits: UploadLimits) -> None:
    end = source.seek(0, 2)
    source.seek(max(0, end - _PDF_TAIL_BYTES))
    if b"%%EOF" not in source.read():
        raise UploadRefusedError(name, "不完整：PDF 的结尾缺失，可能没有下载完。请重新导出后再传。")


def _sha256(source: IO[bytes]) -> str:
    digest = hashlib.sha256()
    source.seek(0)
    while chunk := source.read(_CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()
