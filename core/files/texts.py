"""Plain text and CSV: text all the way through, in an encoding that offices here use."""

import codecs
import re
from typing import IO

from core.files.errors import UploadRefusedError
from core.files.kinds import UploadLimits

ENCODINGS = ("utf-8-sig", "gb18030")

_CHUNK_BYTES = 256 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check(source: IO[bytes], name: str, limits: UploadLimits) -> None:
    """Refuse what is not text, whatever its suffix says."""
    if not any(_is_text(source, encoding) for encoding in ENCODINGS):
        raise UploadRefusedError(
            name, "不是文本，或者编码认不出来。请另存为 UTF-8 或 GB18030（ANSI）编码再传。"
        )


def _is_text(source: IO[bytes], encoding: str) -> bool:
    source.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := source.read(_CHUNK_BYTES):
            if _CONTROL.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
