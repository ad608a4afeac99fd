"""Makes edits on libcst's tree: one transformer, which knows each form of an edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import libcst as cst

from statusfix.fixing.forms import ADDING
from statusfix.fixing.namer import PlannedEdit
from statusfix.model import Form, Span

if TYPE_CHECKING:
    from libcst.metadata import CodeSpan

# The children of a node that takes items.
_CHILDREN = {cst.Call: "args", cst.Tuple: "elements", cst.List: "elements", cst.Dict: "elements"}
_BRACKETS = {cst.List: ("lbracket", "rbracket"), cst.Dict: ("lbrace", "rbrace")}


def meant_by(
    node: cst.CSTNode, spans: Mapping[cst.CSTNode, CodeSpan]
) -> Iterator[tuple[Form, Span]]:
    """Yield the forms and spans by which an edit may mean a node."""
    place = spans.get(node)
    if place is None:
        return
    span = Span(place.start, place.start + place.length)
    if isinstance(node, cst.Return):
        yield Form.RAISE, Span(span.start, span.start + len("return"))
    if not isinstance(node, cst.BaseExpression):
        return
    if isinstance(node, cst.Tuple | cst.GeneratorExp) and node.lpar:
        start, last = spans[node.lpar[-1]], spans[node.rpar[0]]
        span = Span(start.start, last.start + last.length)  # `ast` counts these brackets in
    yield Form.CONSTANT, span
    yield Form.EXPRESSION, span
    if isinstance(node, cst.Name):
        yield Form.KEYWORD, span
    elif isinstance(node, cst.Call):
        yield Form.ARGUMENT, span
    elif isinstance(node, cst.Tuple | cst.List):
        yield Form.ELEMENT, span
    elif isinstance(node, cst.Dict):
        yield Form.ENTRY, span


class Replacer(cst.CSTTransformer):
    """Makes the planned edits on their nodes; what is around them stays, parentheses and all."""

    def __init__(
        self, nodes: Mapping[cst.CSTNode, PlannedEdit], text: str, module: cst.Module
    ) -> None:
        super().__init__()
        self.nodes = nodes
        self.encoded = text.encode("utf-8")
        self.config = module.config_for_parsing

    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode:
        """Return a node with its edit made, if it has one."""
        planned = self.nodes.get(original_node)
        if planned is None:
            return updated_node
        if isinstance(updated_node, cst.Return):
            return cst.Raise(
                exc=updated_node.value,
                whitespace_after_raise=updated_node.whitespace_after_return,
                semicolon=updated_node.semicolon,
            )
        if planned.edit.form in ADDING:
            return self.with_item(updated_node, planned)
        return in_place_of(updated_node, parsed(planned.text, self.config))

    def with_item(self, node: cst.CSTNode, planned: PlannedEdit) -> cst.CSTNode:
        """Return a display or a call with one item more, spaced as the plan spaces it.

        The plan's text edits are made on the code of the node, which is parsed: the new item, and
        the spaces behind those that were there, come from what was written so.
        """
        written = parsed(self.written(planned), self.config)
        children = _CHILDREN.get(type(node), "")
        if type(written) is not type(node) or not children:
            raise cst.CSTValidationError("another thing comes of one item more")
        new: list[Any] = list(getattr(written, children))
        items: list[Any] = list(getattr(node, children))
        if len(new) != len(items) + 1:
            raise cst.CSTValidationError("the item is not where the plan says")
        if items:
            spaces = {"comma": new[-2].comma}
            if isinstance(node, cst.Call):
                spaces["whitespace_after_arg"] = new[-2].whitespace_after_arg
            items[-1] = items[-1].with_changes(**spaces)
        return node.with_changes(**{children: [*items, new[-1]]}, **_spaces(node, written))

    def written(self, planned: PlannedEdit) -> str:
        """Return the source of an edit's node with the plan's text edits made."""
        start, end = planned.edit.span
        parts: list[bytes] = []
        for span, text in planned.changes:
            parts += (self.encoded[start : span.start], text.encode("utf-8"))
            start = span.end
        return b"".join((*parts, self.encoded[start:end])).decode("utf-8")


def _spaces(node: cst.CSTNode, written: cst.CSTNode) -> dict[str, Any]:
    """Return the fields that hold the spaces before the first item and behind the last."""
    if isinstance(node, cst.Call):
        return {"whitespace_before_args": getattr(written, "whitespace_before_args", None)}
    if isinstance(node, cst.Tuple) and node.lpar and isinstance(written, cst.Tuple):
        return {
            "lpar": [*node.lpar[:-1], *written.lpar],
            "rpar": [*written.rpar, *node.rpar[1:]],
        }
    return {name: getattr(written, name) for name in _BRACKETS.get(type(node), ())}


def parsed(code: str, config: cst.PartialParserConfig) -> cst.BaseExpression:
    """Parse an expression that keeps its line breaks wherever it is put."""
    expression = cst.parse_expression(code, config).visit(_Fixed())
    if not isinstance(expression, cst.BaseExpression):
        raise cst.CSTValidationError("no expression comes of it")
    return expression


def in_place_of(old: cst.CSTNode, new: cst.BaseExpression) -> cst.BaseExpression:
    """Return an expression in the parentheses of the one that it replaces."""
    before, behind = list(getattr(old, "lpar", ())), list(getattr(old, "rpar", ()))
    if isinstance(old, cst.Tuple | cst.GeneratorExp):  # the innermost are its own
        before, behind = before[:-1], behind[1:]
    return new.with_changes(
        lpar=[*before, *getattr(new, "lpar", ())], rpar=[*getattr(new, "rpar", ()), *behind]
    )


class _Fixed(cst.CSTTransformer):
    """Makes lines keep their indentation: what was parsed alone has it all in its own text."""

    def leave_ParenthesizedWhitespace(
        self,
        original_node: cst.ParenthesizedWhitespace,
        updated_node: cst.ParenthesizedWhitespace,
    ) -> cst.ParenthesizedWhitespace:
        return updated_node.with_changes(indent=False)

    def leave_EmptyLine(
        self, original_node: cst.EmptyLine, updated_node: cst.EmptyLine
    ) -> cst.EmptyLine:
        return updated_node.with_changes(indent=False)
