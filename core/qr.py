"""QR codes of links, as vector graphics: sharp on a poster as on a phone."""

from io import BytesIO

import segno


def svg(url: str) -> str:
    """Return the code as an `<svg>` element, to be put into a page or a printed sheet."""
    return str(_code(url).svg_inline(border=2, scale=4, omitsize=True, dark="#1a1a1a"))


def data_uri(url: str) -> str:
    """Return the code as the address of an image."""
    return str(_code(url).svg_data_uri(border=2, scale=4, dark="#1a1a1a"))


def png(url: str) -> bytes:
    """Return the code as a PNG file, large enough for a notice board."""
    return _file(url, "png", scale=16)


def svg_file(url: str) -> bytes:
    """Return the code as an SVG file."""
    return _file(url, "svg", scale=10)


def _file(url: str, kind: str, scale: int) -> bytes:
    buffer = BytesIO()
    _code(url).save(buffer, kind=kind, scale=scale, border=4, dark="#000")
    return buffer.getvalue()


def _code(url: str) -> segno.QRCode:
    return segno.make_qr(url, error="m")
