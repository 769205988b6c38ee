"""The project's own files, for the guards that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "core",
    "accounts",
    "stations",
    "projects",
    "casework",
    "supervision",
    "evaluation",
    "archives",
)
PACKAGES = (*APPS, "config", "bench")


def name_of(file: Path) -> str:
    """Return the path as the guards report it."""
    return str(file.relative_to(ROOT))


def python_files(*packages: str, migrations: bool = False) -> list[Path]:
    """Return the Python files of packages (default: all of ours), without tests."""
    return [
        file
        for package in packages or PACKAGES
        for file in sorted((ROOT / package).rglob("*.py"))
        if migrations or "migrations" not in file.parts
    ]


@cache
def tree(file: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def calls(file: Path, *names: str) -> Iterator[ast.Call]:
    """Yield the calls of functions with these names, however they are reached."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and called_name(node) in names:
            yield node


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: `record` of `audit.record(…)`."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def argument(call: ast.Call, position: int | None, name: str) -> ast.expr | None:
    """Return an argument by place or by name."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if position is not None and len(call.args) > position:
        return call.args[position]
    return None


def place(file: Path, node: ast.AST) -> str:
    """Return file and line."""
    return f"{name_of(file)}:{getattr(node, 'lineno', 0)}"


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    """Yield the public functions of a module."""
    for node in tree(file).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def decorators(function: ast.FunctionDef) -> list[str]:
    """Return the decorators as written, without arguments."""
    return [ast.unparse(node).partition("(")[0] for node in function.decorator_list]


def module_files(layer: str) -> list[Path]:
    """Return the files of one layer (`views`, `services`, …) in every app."""
    found = []
    for app in APPS:
        if (ROOT / app / f"{layer}.py").exists():
            found.append(ROOT / app / f"{layer}.py")
        found += sorted((ROOT / app / layer).rglob("*.py"))
    return found
