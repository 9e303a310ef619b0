"""The mutants of the verifier: its functions, each with one small change. mutmut's operators make them.

Nothing on disk is changed: a mutant is made in memory, by giving a function other code.
"""

import __future__

import ast
import importlib
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOT = Path(__file__).resolve().parent.parent
_WIDEST = 90


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change of one function.

    `path` is relative to the checkout and `function` the qualified name in it. `lines` are those of the
    statement that is changed, of the whole function where the change is in its head: whoever runs them may
    notice. `source` is the changed function, dedented and without decorators.
    """

    path: str
    function: str
    number: int
    lines: frozenset[int]
    before: str
    after: str
    parts: tuple[cst.FunctionDef, cst.CSTNode, cst.CSTNode] = field(repr=False)

    @property
    def name(self) -> str:
        """The mutant's name, the same as long as the function is: path, function, number."""
        return f"{self.path}:{self.function}:{self.number}"

    @property
    def told(self) -> str:
        """The mutant in a line: where it is and what was changed."""
        return (
            f"{self.path}:{min(self.lines)} {self.function} #{self.number}: {self.before}  ->  {self.after}"
        )

    @property
    def source(self) -> str:
        """The changed function as text."""
        function, original, changed = self.parts
        made = cst.ensure_type(deep_replace(function, original, changed), cst.FunctionDef)
        return cst.Module(body=[made.with_changes(decorators=[], leading_lines=[])]).code

    def install(self) -> None:
        """Gives the function the changed code, in this process. Raises SyntaxError where that is none."""
        module = importlib.import_module(self.path.removesuffix(".py").replace("/", "."))
        owner, _, name = self.function.rpartition(".")
        text = f"class {owner}:\n{textwrap.indent(self.source, '    ')}" if owner else self.source
        flags = __future__.annotations.compiler_flag
        space = dict(vars(module))
        exec(compile(text, str(ROOT / self.path), "exec", flags=flags, dont_inherit=True), space)
        made = vars(space[owner])[name] if owner else space[name]
        target = plain(vars(getattr(module, owner))[name] if owner else vars(module)[name])
        target.__code__ = made.__code__
        target.__defaults__, target.__kwdefaults__ = made.__defaults__, made.__kwdefaults__


def plain(holder: Any) -> FunctionType:
    """The function within a property, a cached one, or whatever else wraps it."""
    while not isinstance(holder, FunctionType):
        inner = (getattr(holder, name, None) for name in ("fget", "func", "__func__", "__wrapped__"))
        holder = next(one for one in inner if one is not None)
    return holder


class _Everywhere(MutationVisitor):
    """mutmut's way through a module, which also enters functions with decorators."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return False
        return super()._skip_node_and_children(node)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """The mutants of a module, in the order of its text. `path` may be relative to the checkout."""
    place = path.resolve().relative_to(ROOT).as_posix()
    text = (ROOT / place).read_text(encoding="utf-8")
    wrapper = MetadataWrapper(cst.parse_module(text))
    visitor = _Everywhere(mutation_operators, IgnoredCode(set(), set(), set()))
    wrapper.visit(visitor)
    positions = wrapper.resolve(PositionProvider)
    names, statements = _functions(wrapper.module), _statements(text)
    numbers: dict[str, int] = {}
    for made in visitor.mutations:
        function = made.contained_by_top_level_function
        if not isinstance(function, cst.FunctionDef) or function not in names:
            continue
        name = names[function]
        numbers[name] = numbers.get(name, 0) + 1
        position = positions.get(made.original_node)
        whole = positions[function]
        yield Mutant(
            place,
            name,
            numbers[name],
            _lines(statements, position.start.line if position else 0, whole.start.line, whole.end.line),
            _shown(made.original_node),
            _shown(made.mutated_node),
            (function, made.original_node, made.mutated_node),
        )


def _functions(module: cst.Module) -> dict[cst.FunctionDef, str]:
    """The functions and methods of a module with their qualified names."""
    found = {one: one.name.value for one in module.body if isinstance(one, cst.FunctionDef)}
    for owner in module.body:
        if isinstance(owner, cst.ClassDef):
            methods = (one for one in owner.body.body if isinstance(one, cst.FunctionDef))
            found.update({one: f"{owner.name.value}.{one.name.value}" for one in methods})
    return found


def _statements(text: str) -> list[tuple[int, int]]:
    """First and last line of each statement, of one that holds others only its head."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            body = getattr(node, "body", None) or getattr(node, "cases", None)
            end = node.end_lineno or node.lineno
            if isinstance(node, ast.Match):
                end = node.lineno
            elif body:
                end = max(node.lineno, body[0].lineno - 1)
            found.append((node.lineno, end))
    return found


def _lines(statements: list[tuple[int, int]], line: int, first: int, last: int) -> frozenset[int]:
    """The lines of the smallest statement around a line, else those of the function after its head."""
    around = [(end - start, start, end) for start, end in statements if start <= line <= end]
    if around:
        _, first, last = min(around)
        return frozenset(range(first, last + 1))
    return frozenset(range(first + 1, last + 1)) or frozenset({first})


def _shown(node: cst.CSTNode) -> str:
    """A piece of code in one line."""
    text = " ".join(cst.Module(body=[]).code_for_node(node).split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
