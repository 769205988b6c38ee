"""Word, Excel and PowerPoint files: zip archives, looked at without unpacking them."""

import struct
import zipfile
from typing import IO

from core.files import kinds
from core.files.errors import UploadRefusedError
from core.files.kinds import FileType, UploadLimits

_MAIN_PARTS = {
    "word/document.xml": kinds.DOCX,
    "xl/workbook.xml": kinds.XLSX,
    "ppt/presentation.xml": kinds.PPTX,
}
_ENCRYPTED_FLAG = 0x1
_END_HEAD = b"PK\x05\x06"
_END_BYTES = 22 + 65_535  # the record at the end of a zip, and the longest comment behind it
_DIRECTORY_BYTES = kinds.MEGABYTE  # room for thousands of entries; more is not read at all
_SMALL_ENOUGH = kinds.MEGABYTE  # a ratio means nothing for a file that unpacks to so little


def file_type(source: IO[bytes], name: str) -> FileType:
    """Return which of the three it is."""
    names = {entry.filename for entry in _entries(source, name)}
    for part, found in _MAIN_PARTS.items():
        if part in names and "[Content_Types].xml" in names:
            return found
    raise UploadRefusedError(
        name, f"是压缩包，不能直接上传，请解压后逐个上传。可以上传{kinds.ALLOWED_LABEL}。"
    )


def check(source: IO[bytes], name: str, limits: UploadLimits) -> None:
    """Refuse what would unpack to too much, has macros, or hides its content."""
    entries = _entries(source, name)
    if len(entries) > limits.archive_entries:
        raise UploadRefusedError(
            name, f"里面有 {len(entries)} 个部分，超过 {limits.archive_entries} 个的上限。"
        )
    _require_unpacked_size(entries, source.seek(0, 2), name, limits)
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UploadRefusedError(name, "加了密码，请去掉密码后再传。")
        if entry.filename.lower().endswith("vbaproject.bin"):
            raise UploadRefusedError(name, "带有宏，不能上传。请另存为不带宏的文件再传。")
        if _escapes(entry.filename):
            raise UploadRefusedError(name, "的内部结构不正常，不能上传。请重新另存后再传。")


def _require_unpacked_size(
    entries: list[zipfile.ZipInfo], packed: int, name: str, limits: UploadLimits
) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.archive_bytes:
        limit = limits.archive_bytes / kinds.MEGABYTE
        raise UploadRefusedError(name, f"展开后超过 {limit:g} MB 的上限，不能上传。")
    if unpacked > _SMALL_ENOUGH and unpacked > packed * limits.archive_ratio:
        raise UploadRefusedError(
            name, f"的压缩比超过 {limits.archive_ratio} 倍，像是压缩炸弹，不能上传。"
        )


def _entries(source: IO[bytes], name: str) -> list[zipfile.ZipInfo]:
    if _directory_bytes(source) > _DIRECTORY_BYTES:
        raise UploadRefusedError(name, "里面的部分太多，像是压缩炸弹，不能上传。")
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UploadRefusedError(name, "打不开：文件已损坏。请重新另存后再传。") from error


def _directory_bytes(source: IO[bytes]) -> int:
    """Size of the list of entries, before it is read into memory."""
    end = source.seek(0, 2)
    source.seek(max(0, end - _END_BYTES))
    tail = source.read()
    record = tail[tail.rfind(_END_HEAD) :]
    if len(record) < 16 or not record.startswith(_END_HEAD):
        return 0  # not a zip: opening it says so
    size: int = struct.unpack("<L", record[12:16])[0]
    return size


def _escapes(entry_name: str) -> bool:
    parts = entry_name.replace("\\", "/").split("/")
    return entry_name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
