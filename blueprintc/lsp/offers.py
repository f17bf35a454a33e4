"""What is offered at a place: keys of a mapping, values of a key; and how the protocol has it."""

from collections.abc import Iterator

from lsprotocol import types

from blueprintc import api
from blueprintc.data import Target
from blueprintc.data.releases import releases_in
from blueprintc.emulator.functions import post_functions, pre_functions
from blueprintc.frontend.catalogue import SCHEME
from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts
from blueprintc.lsp.fields import field_at, fields_at
from blueprintc.lsp.hover import field_text, function_text
from blueprintc.lsp.models import holds_model, model_names
from blueprintc.model.fields import Field, Kind
from blueprintc.providers import provider_names
from blueprintc.records import record

_Kind = types.CompletionItemKind


@record
class Offer:
    """A label, its kind, a short detail and Markdown about it."""

    label: str
    kind: types.CompletionItemKind
    detail: str = ""
    about: str = ""


def item(offer: Offer, place: types.Range, text: str, filter_text: str = "") -> types.CompletionItem:
    """An offer that puts ``text`` in the place of a range; editors compare ``filter_text`` with what is there."""
    about = types.MarkupContent(types.MarkupKind.Markdown, offer.about) if offer.about else None
    return types.CompletionItem(
        label=offer.label,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=about,
        filter_text=filter_text or offer.label,
        text_edit=types.TextEdit(place, text),
    )


def keys_at(path: tuple[str, ...], siblings: frozenset[str], *, is_connector: bool) -> Iterator[Offer]:
    """The keys that may stand in the mapping at a path, and are not there."""
    for field in fields_at(path, is_connector=is_connector):
        if field.name not in siblings:
            yield Offer(field.name, _Kind.Property, field.kind.value, field_text(field))


def values_at(
    document: Document, path: tuple[str, ...], key: str, facts: Facts | None, *, is_connector: bool
) -> Iterator[Offer]:
    """The values of a key at a path, as far as something is known about them."""
    field = field_at(path, key, is_connector=is_connector)
    if field is not None:
        yield from values_of(field, facts)
    if holds_model(path, key):
        for name, detail in model_names(document.text, facts):
            yield Offer(name, _Kind.Value, detail)


def values_of(field: Field, facts: Facts | None) -> Iterator[Offer]:
    """The values of a field, as far as they are a closed list."""
    if field.name in ("pre_process_function", "post_process_function"):
        targets = releases_in("") if facts is None else facts.targets()
        for name in _functions(field.name, targets):
            yield Offer(name, _Kind.Function, "", function_text(name))
    elif field.name == "provider":
        for name in provider_names():
            yield Offer(name, _Kind.EnumMember)
    elif field.name == "extends":
        for entry in api.catalogue():
            yield Offer(f"{SCHEME}{entry.id}", _Kind.File, entry.title)
    elif field.kind is Kind.BOOLEAN:
        for name in ("true", "false"):
            yield Offer(name, _Kind.Value)
    for name in field.choices:
        yield Offer(name, _Kind.EnumMember)


def _functions(key: str, targets: tuple[Target, ...]) -> list[str]:
    """The built-in functions that every release knows in which the blueprint must work."""
    known = pre_functions if key == "pre_process_function" else post_functions
    return [name for name in known(targets[-1]) if all(name in known(target) for target in targets)]
