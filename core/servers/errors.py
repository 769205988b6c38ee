"""What goes wrong outside the program, as a sentence for the person at the terminal."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG_TAIL = 4096


class ServersError(Exception):
    """The servers cannot run here. The message says why and what to do."""


class InUseError(ServersError):
    """Another process runs the servers of this data folder."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an error of the file system below `path` into a sentence."""
    try:
        yield
    except OSError as error:
        raise ServersError(_sentence(error, path)) from error


def _sentence(error: OSError, path: Path) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"磁盘已满，无法写入 {path}：请清理磁盘，或用 --data 指定别的磁盘上的目录。"
        case errno.EACCES | errno.EPERM:
            return f"没有读写 {path} 的权限：请换用创建它的用户运行，或用 --data 指定别的目录。"
        case errno.EROFS:
            return f"{path} 所在的磁盘是只读的：请用 --data 指定可写的目录。"
        case errno.ENOTDIR | errno.EEXIST:
            return f"{path} 应当是目录，却是一个文件：请用 --data 指定别的目录。"
        case _:
            return f"无法使用 {path}：{error.strerror}。请检查磁盘，或用 --data 指定别的目录。"


def failure(what: str, log: Path) -> ServersError:
    """Return the error for a program that failed and left its reason in `log`."""
    with log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - LOG_TAIL))
        if b"No space left on device" in stream.read():
            return ServersError(f"{what}：磁盘已满，请清理 {log} 所在的磁盘。")
    return ServersError(f"{what}，原因见日志 {log}。")
