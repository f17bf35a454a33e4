"""``extends`` and variants: one document merged over another."""

from pathlib import Path

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, did_you_mean
from blueprintc.frontend import codes
from blueprintc.frontend.catalogue import SCHEME, catalogue_ids, catalogue_path
from blueprintc.frontend.parsing import read_base
from blueprintc.frontend.templating.files import FileReader, MissingFileError, OutsideRootError
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.source import SourceFile, Span

_MAX_CHAIN = 30
#: Bases of one blueprint in all, those of bases with them.
_MAX_BASES = 100


def merge(base: Mapping, over: Mapping) -> Mapping:
    """``over`` merged over ``base``: mappings merge, ``actions`` merge by type and name, everything else is replaced.

    A credential's source is replaced whole. Keys keep the order of ``base``; new ones follow.
    """
    return _merge(base, over, "")


def _merge(base: Mapping, over: Mapping, place: str) -> Mapping:
    if base.tag or over.tag or place.startswith("credential."):
        return over
    members: list[Member] = []
    for member in base.members:
        mine = over.member(member.key.value)
        if mine is None:
            members.append(member)
        else:
            inner = f"{place}.{member.key.value}" if place else member.key.value
            members.append(Member(mine.key, _merge_values(member.value, mine.value, inner)))
    known = {member.key.value for member in base.members}
    members.extend(member for member in over.members if member.key.value not in known)
    return Mapping(tuple(members), over.span)


def _merge_values(base: Node, over: Node, place: str) -> Node:
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        return _merge(base, over, place)
    if place == "actions" and isinstance(base, Sequence) and isinstance(over, Sequence):
        return _merge_actions(base, over)
    return over


def _merge_actions(base: Sequence, over: Sequence) -> Sequence:
    items = list(base.items)
    for action in over.items:
        identity = _identity(action)
        for index, known in enumerate(items):
            if identity is not None and _identity(known) == identity:
                items[index] = _merge_values(known, action, "actions[]")
                break
        else:
            items.append(action)
    return Sequence(tuple(items), over.span)


def _identity(action: Node) -> tuple[str, str] | None:
    if not isinstance(action, Mapping):
        return None
    kind, name = action.get("action_type"), action.get("name")
    return (
        kind.text.value.lower() if isinstance(kind, Scalar) else "",
        name.text.value if isinstance(name, Scalar) else "",
    )


def _head(action: Node) -> Span:
    """Where an action begins: its type, else the whole."""
    member = action.member("action_type") if isinstance(action, Mapping) else None
    return action.span if member is None else member.key.whole


class Inheritance:
    """Resolves ``extends``, through any number of files."""

    def __init__(self, files: FileReader, sink: DiagnosticSink) -> None:
        self._files = files
        self._sink = sink
        self._bases = 0

    def resolve(self, document: Mapping, source: SourceFile) -> Mapping:
        """The document of the blueprint merged over everything that it extends."""
        return document if document.get("extends") is None else self._resolve(document, source, [self._files.start])

    def _resolve(self, document: Mapping, source: SourceFile, chain: list[Path]) -> Mapping:
        node = document.get("extends")
        if node is None:
            return document
        names = node.items if isinstance(node, Sequence) else (node,)
        whole: Mapping | None = None
        for name in names:
            if not isinstance(name, Scalar) or not isinstance(name.value, str) or not name.value:
                self._report(
                    codes.BAD_EXTENDS, '"extends" must be the path of a blueprint, or a list of them', name.span
                )
                return document
            base = self._base(name.text.value, name.span, source, chain)
            if base is None:
                return document
            whole = base if whole is None else merge(whole, base)
        if whole is None:
            return document
        self._check_actions(whole, document)
        return merge(whole, document)

    def _check_actions(self, base: Mapping, document: Mapping) -> None:
        """Tell of two actions that would become one."""
        own, inherited = document.get("actions"), base.get("actions")
        if not isinstance(own, Sequence) or not isinstance(inherited, Sequence):
            return
        known = {_identity(action) for action in inherited.items}
        seen: dict[tuple[str, str], Node] = {}
        for action in own.items:
            identity = _identity(action)
            if identity is None or identity not in known:
                continue
            if identity in seen:
                message = f'a second action of type "{identity[0]}" changes the same inherited action'
                self._report(codes.MERGED_ACTIONS, message, _head(action))
            seen[identity] = action

    def _base(self, name: str, span: Span, source: SourceFile, chain: list[Path]) -> Mapping | None:
        """The complete document that ``name`` says, or ``None`` (reported)."""
        self._bases += 1
        if self._bases > _MAX_BASES:
            if self._bases == _MAX_BASES + 1:
                self._report(codes.BAD_EXTENDS, f"more than {_MAX_BASES} blueprints are extended", span)
            return None
        path = self._files.folder(source) / name
        if name.startswith(SCHEME):
            found = catalogue_path(name.removeprefix(SCHEME))
            if found is None:
                self._report(
                    codes.BAD_EXTENDS,
                    f'the catalogue has no "{name.removeprefix(SCHEME)[:100]}"',
                    span,
                    help=did_you_mean(name.removeprefix(SCHEME), catalogue_ids()) or "blueprintc catalog lists it",
                )
                return None
            path = found
            self._files.open_catalogue()
        try:
            base_source = self._files.read(path)
        except MissingFileError:
            self._report(codes.BAD_EXTENDS, f'there is no file "{name[:100]}"', span)
            return None
        except OutsideRootError:
            self._report(codes.OUTSIDE_ROOT, f'"{name[:100]}" leads out of the repository', span)
            return None
        if base_source is None:
            self._report(codes.BAD_EXTENDS, f'"{name[:100]}" cannot be read', span)
            return None
        target = path.resolve()
        if target in chain or len(chain) > _MAX_CHAIN:
            start = chain.index(target) if target in chain else 0
            names = " → ".join(each.name for each in [*chain[start:], target])
            self._report(codes.CYCLE, f"blueprints extend each other in a circle: {names}", span)
            return None
        base_source, document, wrong = read_base(base_source.path, base_source.text)
        self._files.remember(base_source, target)
        self._sink.diagnostics.extend(wrong)
        if document is None:
            self._report(codes.BAD_EXTENDS, f'"{name[:100]}" cannot be read', span)
            return None
        return self._resolve(document, base_source, [*chain, target])

    def _report(self, code: Code, message: str, span: Span, *, help: str = "") -> None:
        self._sink.report(Diagnostic.of(code, message, span, help=help))
