"""Tests of core.files: what is taken, what is refused, and where it goes."""

import hashlib
import io
import random
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import ExifTags, Image, ImageCms

from core.errors import NotFoundError
from core.files import (
    UploadRefusedError,
    inspect_upload,
    open_stored,
    remove_stored,
    safe_name,
    store,
)

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">exif:GPSLatitude 30,35N</x:xmpmeta>'


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return Path(settings.MEDIA_ROOT)


def upload(name, content):
    return SimpleUploadedFile(name, content)


def photo(image_format="JPEG", size=(40, 30), **options):
    target = io.BytesIO()
    picture = Image.effect_noise(size, 60).convert("RGB")
    picture.save(target, format=image_format, **options)
    return target.getvalue()


def gps_exif():
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "PhoneMaker"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (30.0, 35.0, 12.0)
    return exif.tobytes()


def office(suffix="docx", extra=(), *, types=True, compression=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        if types:
            archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(PARTS[suffix], "<document/>")
        for name, content in extra:
            archive.writestr(name, content)
    return target.getvalue()


GOOD = [
    ("照片.jpg", photo(), "image", "image/jpeg", ".jpg"),
    ("照片.JPEG", photo(), "image", "image/jpeg", ".jpg"),
    ("图.png", photo("PNG"), "image", "image/png", ".png"),
    ("图.webp", photo("WEBP"), "image", "image/webp", ".webp"),
    ("协议.pdf", PDF, "pdf", "application/pdf", ".pdf"),
    ("计划.docx", office("docx"), "document", None, ".docx"),
    ("名单.xlsx", office("xlsx"), "spreadsheet", None, ".xlsx"),
    ("汇报.pptx", office("pptx"), "presentation", None, ".pptx"),
    ("记录.txt", "探访记录\r\n".encode(), "text", "text/plain", ".txt"),
    ("名单.csv", "姓名,街道\n张三,大智".encode("gb18030"), "text", "text/csv", ".csv"),
    ("名单.csv", "\ufeff姓名,街道".encode(), "text", "text/csv", ".csv"),
]


@pytest.mark.parametrize(
    ("name", "content", "kind", "mime", "suffix"), GOOD, ids=[row[0] for row in GOOD]
)
def test_inspect_upload_knows_each_kind_by_its_content(name, content, kind, mime, suffix):
    facts = inspect_upload(upload(name, content))

    assert (facts.kind, facts.suffix, facts.name) == (kind, suffix, name)
    assert mime is None or facts.mime == mime
    assert len(facts.sha256) == 64


REFUSED = [
    ("空.pdf", b"", "“空.pdf”是空文件"),
    ("大.txt", b"a" * (20 * 1024 * 1024 + 1), "“大.txt”有 20.0 MB，超过每个文件 20 MB 的上限"),
    ("照片.png", photo("JPEG"), "的内容是 JPG，但扩展名是 .png"),
    ("照片", photo("JPEG"), "的内容是 JPG，但没有扩展名"),
    ("照片.jpg", PDF, "的内容是 PDF，但扩展名是 .jpg"),
    ("照片.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 200, "图片已损坏，或者不是真正的图片"),
    ("照片.jpg", photo()[:400], "图片已损坏"),
    ("程序.jpg", b"MZ" + b"\0" * 500, "不是能收的文件类型"),
    ("网页.html", b"<html></html>", "不是能收的文件类型"),
    ("协议.pdf", PDF.replace(b"%%EOF", b""), "不完整：PDF 的结尾缺失"),
    ("旧.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500, "旧版或加了密码的 Office 文件"),
    ("包.docx", office(types=False), "是压缩包，不能直接上传"),
    ("名单.xlsx", office("docx"), "的内容是 DOCX，但扩展名是 .xlsx"),
    ("宏.docx", office(extra=[("word/vbaProject.bin", b"x")]), "带有宏"),
    ("坏.docx", office(extra=[("../../etc/passwd", b"x")]), "内部结构不正常"),
    ("坏.docx", office()[:60] + b"\0" * 40, "打不开：文件已损坏"),
    ("多.docx", office(extra=[(f"word/{n}", b"") for n in range(2000)]), "超过 2000 个的上限"),
    ("多.docx", office(extra=[(f"word/{n:099}", b"") for n in range(9000)]), "部分太多"),
    ("炸弹.docx", office(extra=[("word/a", b"\0" * 9_000_000)]), "压缩比超过 100 倍"),
    ("记录.txt", b"abc\0def", "不是文本，或者编码认不出来"),
    ("记录.txt", "探访".encode("utf-16"), "不是文本，或者编码认不出来"),
    ("记录.csv", bytes(range(256)), "不是文本，或者编码认不出来"),
    ("记录.txt", "探访".encode()[:-1] + b"\xff", "不是文本"),
]


@pytest.mark.parametrize(
    ("name", "content", "sentence"), REFUSED, ids=[f"{row[0]} {row[2][:16]}" for row in REFUSED]
)
def test_inspect_upload_refuses_with_a_sentence(name, content, sentence):
    with pytest.raises(UploadRefusedError, match=r"“.+”") as caught:
        inspect_upload(upload(name, content))

    assert sentence in str(caught.value)


def test_inspect_upload_refuses_an_archive_that_unpacks_to_too_much():
    content = bytearray(office(extra=[("word/a", b"x")]))
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, 300 * 1024 * 1024)

    with pytest.raises(UploadRefusedError, match="展开后超过 200 MB"):
        inspect_upload(upload("炸弹.docx", bytes(content)))


def test_inspect_upload_refuses_an_encrypted_part():
    content = bytearray(office())
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<H", content, at + 8, 1)

    with pytest.raises(UploadRefusedError, match="加了密码"):
        inspect_upload(upload("密.docx", bytes(content)))


@pytest.mark.parametrize(
    ("side", "sentence"),
    [(9_000, "有 81 百万像素，超过 50 百万像素的上限"), (60_000, "超过 50 百万像素的上限")],
)
def test_inspect_upload_refuses_a_picture_of_too_many_pixels_before_decoding(side, sentence):
    with pytest.raises(UploadRefusedError, match=sentence):
        inspect_upload(upload("炸弹.png", _huge_png(side, side)))


def _huge_png(width, height):
    """A PNG that says it is huge, and holds nothing."""
    content = bytearray(photo("PNG", (1, 1)))
    struct.pack_into(">LL", content, 16, width, height)
    checksum = zlib.crc32(bytes(content[12:29]))
    struct.pack_into(">L", content, 29, checksum)
    return bytes(content)


def test_inspect_upload_refuses_an_upload_that_did_not_arrive():
    with pytest.raises(UploadRefusedError, match="没有传完"):
        inspect_upload(UploadedFile(file=None, name="记录.txt"))


def test_inspect_upload_takes_limits_from_the_settings(settings):
    settings.LINLI_UPLOAD_LIMITS = {"file_bytes": 10}

    with pytest.raises(UploadRefusedError, match="上限"):
        inspect_upload(upload("记录.txt", b"more than ten bytes"))


@pytest.mark.parametrize(
    "content",
    [photo(), photo("PNG"), photo("WEBP"), PDF, office()],
    ids=["jpeg", "png", "webp", "pdf", "docx"],
)
def test_inspect_upload_never_fails_on_a_damaged_file(content):
    chooser = random.Random(7)  # noqa: S311 -- test data, not a secret
    suffix = next(good[0][-5:] for good in GOOD if good[1][:4] == content[:4])
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(chooser.randint(1, 20)):
            damaged[chooser.randrange(len(damaged))] = chooser.randrange(256)
        cut = bytes(damaged[: chooser.randint(1, len(damaged))])

        for each in (bytes(damaged), cut):
            try:
                inspect_upload(upload("x" + suffix, each))
            except UploadRefusedError as error:
                assert str(error).endswith("。")  # noqa: PT017 -- either outcome is right


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_store_strips_place_and_camera_but_keeps_the_orientation(image_format):
    options = {"exif": gps_exif()}
    if image_format == "JPEG":
        options |= {"comment": "GPSLatitude", "xmp": XMP}
    if image_format == "WEBP":
        options |= {"xmp": XMP}
    content = photo(image_format, **options)
    suffix = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[image_format]
    source = upload(f"照片.{suffix}", content)

    facts = inspect_upload(source)
    with open_stored(store(7, facts, source)) as stored:
        kept = stored.read()

    assert b"PhoneMaker" in content
    assert b"PhoneMaker" not in kept
    assert b"GPSLatitude" not in kept
    exif = Image.open(io.BytesIO(kept)).getexif()
    assert dict(exif) == {ExifTags.Base.Orientation: 6}
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert hashlib.sha256(kept).hexdigest() == facts.sha256
    assert len(kept) == facts.size


def test_store_keeps_only_the_first_picture_of_a_phone_photo_and_its_colours():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    second = Image.effect_noise((40, 30), 60).convert("RGB")
    content = photo("MPO", save_all=True, append_images=[second], icc_profile=profile)
    source = upload("照片.jpg", content)

    with open_stored(store(7, inspect_upload(source), source)) as stored:
        image = Image.open(stored)

        assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)
        assert image.info["icc_profile"] == profile


def test_store_keeps_one_private_file_named_by_its_content(media):
    source = upload("协议.pdf", PDF)
    facts = inspect_upload(source)

    first, second = store(7, facts, source), store(7, facts, source)

    digest = hashlib.sha256(PDF).hexdigest()
    assert first == second == f"stations/7/{digest[:2]}/{digest}.pdf"
    assert [path for path in media.rglob("*") if path.is_file()] == [media / first]
    assert stat.S_IMODE((media / first).stat().st_mode) == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in (media / first).parents[:4]} == {0o700}
    with open_stored(first) as stored:
        assert stored.read() == PDF


def test_store_refuses_a_file_that_changed_after_inspection(media):
    facts = inspect_upload(upload("协议.pdf", PDF))

    with pytest.raises(UploadRefusedError, match="在上传过程中变了"):
        store(7, facts, upload("协议.pdf", PDF + b"more"))

    assert not [path for path in media.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [("/bin/false", "没有通过病毒检查"), ("/no/such/scanner", "病毒检查没有运行成功")],
)
def test_store_keeps_nothing_that_the_scanner_refuses(settings, media, command, sentence):
    settings.LINLI_SCAN_COMMAND = command
    source = upload("协议.pdf", PDF)

    with pytest.raises(UploadRefusedError, match=sentence):
        store(7, inspect_upload(source), source)

    assert not [path for path in media.rglob("*") if path.is_file()]


def test_store_keeps_what_the_scanner_lets_pass(settings):
    settings.LINLI_SCAN_COMMAND = "grep -q %PDF"
    source = upload("协议.pdf", PDF)

    assert store(7, inspect_upload(source), source).endswith(".pdf")


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "../secret", "stations/../../secret", "/etc/passwd", "a\0b", "..\\secret"],
)
def test_open_stored_refuses_to_leave_its_root(media, path):
    media.mkdir(parents=True)
    (media.parent / "secret").write_text("secret")

    with pytest.raises(NotFoundError, match="文件不存在"):
        open_stored(path)


def test_open_stored_refuses_a_link_that_leads_out(media):
    media.mkdir(parents=True)
    (media.parent / "secret").write_text("secret")
    (media / "link").symlink_to(media.parent / "secret")

    with pytest.raises(NotFoundError):
        open_stored("link")


def test_remove_stored_twice_is_quiet():
    source = upload("协议.pdf", PDF)
    path = store(7, inspect_upload(source), source)

    remove_stored(path)
    remove_stored(path)

    with pytest.raises(NotFoundError):
        open_stored(path)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("探访记录.pdf", "探访记录.pdf"),
        ("C:\\Users\\me\\探访.pdf", "探访.pdf"),
        ("../../etc/passwd", "passwd"),
        ("合同\u202efdp.exe", "合同fdp.exe"),
        ("a\x00b\nc\u200b.txt", "abc.txt"),
        ("", "未命名文件"),
        ("...", "未命名文件"),
        (".pdf", "未命名文件.pdf"),
        ("  多  空格 .docx", "多 空格.docx"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
    ],
)
def test_safe_name_shows_nothing_that_misleads(name, safe):
    assert safe_name(name) == safe
