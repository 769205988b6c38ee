"""Photos: decoded as a whole, and stored without what they tell beyond the picture."""

import io
import struct
import warnings
import zlib
from typing import IO, Any

from PIL import ExifTags, Image

from core.files.errors import UploadRefusedError
from core.files.kinds import MILLION, UploadLimits

# Everything that Pillow's decoders let through when they meet a file made to break them.
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
_JPEG_FORMATS = {"JPEG", "MPO"}  # MPO: a JPEG with a second picture behind it, as phones make


def cleaned(source: IO[bytes], name: str, limits: UploadLimits) -> bytes:
    """Return the image without metadata: no place, time, camera or hidden preview.

    The picture keeps its orientation and colours. Refused: what does not decode to its end, and
    what is larger than the limit of pixels before any of it is decoded.
    """
    source.seek(0)
    try:
        with warnings.catch_warnings():
            # What Pillow warns of is either refused below or of no consequence.
            warnings.simplefilter("ignore")
            with Image.open(source, formats=["JPEG", "PNG", "WEBP"]) as image:
                _require_pixels(image, name, limits)
                image.load()
                return _written_again(image)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name, "", limits) from error
    except _BROKEN as error:
        raise UploadRefusedError(
            name, "打不开：图片已损坏，或者不是真正的图片。请重新拍照或导出。"
        ) from error


def _require_pixels(image: Image.Image, name: str, limits: UploadLimits) -> None:
    pixels = image.width * image.height
    if pixels > limits.image_pixels:
        raise _too_many_pixels(name, f"有 {pixels / MILLION:.0f} 百万像素，", limits)


def _too_many_pixels(name: str, actual: str, limits: UploadLimits) -> UploadRefusedError:
    limit = f"超过 {limits.image_pixels / MILLION:g} 百万像素的上限，请缩小后再传。"
    return UploadRefusedError(name, actual + limit)


def _written_again(image: Image.Image) -> bytes:
    options: dict[str, Any] = {"exif": _orientation(image)}
    if profile := image.info.get("icc_profile"):
        options["icc_profile"] = profile
    if image.format in _JPEG_FORMATS:
        # The tables of the original: writing again costs nothing that can be seen.
        quality = "keep" if image.format == "JPEG" else 95
        options |= {"format": "JPEG", "quality": quality, "comment": b"", "xmp": b""}
    elif image.format == "PNG":
        options |= {"format": "PNG"}
    else:
        options |= {"format": "WEBP", "quality": 92, "xmp": b""}
    target = io.BytesIO()
    image.save(target, **options)
    return target.getvalue()


def _orientation(image: Image.Image) -> bytes:
    orientation = image.getexif().get(ExifTags.Base.Orientation)
    if orientation not in range(2, 9):
        return b""
    kept = Image.Exif()
    kept[ExifTags.Base.Orientation] = orientation
    return kept.tobytes()
