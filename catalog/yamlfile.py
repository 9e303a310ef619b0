"""Reading YAML strictly: plain true/false, no duplicate keys, and the line of every value.

PyYAML's C parser builds the nodes; turning them into values here (rather than with its constructors) is
faster and lets a mistake be told by its line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

MAX_NODES = 200_000
"""Far above the largest file of the catalogue; stops a file whose aliases multiply."""

Path = tuple[str | int, ...]


class YamlMistake(Exception):
    """A file that is not the YAML we accept. `line` is 1-based; message code `channel-file.<reason>`."""

    def __init__(self, line: int, reason: str, **details: str) -> None:
        super().__init__(f"line {line}: {reason} {details}")
        self.line = line
        self.reason = reason
        self.details = details


@dataclass(frozen=True)
class YamlFile:
    """The values of a file, and the 1-based line on which each path (keys and list positions) begins."""

    content: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of the nearest known part of `path`; 1 for the whole file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(yaml.CSafeLoader):
    """Booleans are true and false only (`NO` is Norway); numbers and dates are plain."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


_Scalar = Callable[[str], Any]
_SHAPES: tuple[tuple[str, str, str, _Scalar], ...] = (
    ("bool", r"^(?:true|false)$", "tf", lambda text: text == "true"),
    ("int", r"^-?(?:0|[1-9]\d*)$", "-0123456789", int),
    ("float", r"^-?\d+\.\d+$", "-0123456789", float),
    ("timestamp", r"^\d{4}-\d{2}-\d{2}$", "0123456789", date.fromisoformat),
)
_SCALARS: dict[str, _Scalar] = {"tag:yaml.org,2002:null": lambda _: None}
for _name, _shape, _first, _make in _SHAPES:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(_shape), list(_first))
    _SCALARS[f"tag:yaml.org,2002:{_name}"] = _make
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])


class _Reader:
    """Turns nodes into values, noting lines where `lines` is wanted."""

    def __init__(self, with_lines: bool) -> None:
        self.lines: dict[Path, int] = {}
        self._with_lines = with_lines
        self._nodes = 0

    def value(self, node: yaml.Node, path: Path) -> Any:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise YamlMistake(node.start_mark.line + 1, "yaml_too_large")
        if self._with_lines:
            self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlMistake(key_node.start_mark.line + 1, "yaml_key")
            key = key_node.value
            if key in mapping:
                raise YamlMistake(key_node.start_mark.line + 1, "yaml_duplicate_key", key=key)
            if self._with_lines:
                self.lines[(*path, key)] = key_node.start_mark.line + 1
            mapping[key] = self.value(value_node, (*path, key))
        return mapping


def _scalar(node: yaml.Node) -> Any:
    make = _SCALARS.get(node.tag)
    if make is None:
        return node.value
    try:
        return make(node.value)
    except ValueError as error:
        raise YamlMistake(node.start_mark.line + 1, "yaml_date", value=node.value) from error


def _is_tab(data: bytes, mark: yaml.Mark) -> bool:
    lines = data.splitlines()
    return mark.line < len(lines) and b"\t" in lines[mark.line][: mark.column + 1]


def read_yaml(data: bytes, with_lines: bool = False) -> YamlFile:
    """Reads one YAML document in UTF-8; lines only where wanted, they cost time. Raises `YamlMistake`."""
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise YamlMistake(data[: error.start].count(b"\n") + 1, "yaml_encoding") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and _is_tab(data, mark):
            raise YamlMistake(mark.line + 1, "yaml_tab") from error
        raise YamlMistake(mark.line + 1 if mark else 1, "yaml_syntax", problem=error.problem or "") from error
    except yaml.YAMLError as error:
        raise YamlMistake(1, "yaml_syntax", problem=str(error)) from error
    if node is None:
        return YamlFile(None)
    reader = _Reader(with_lines)
    return YamlFile(reader.value(node, ()), reader.lines)
