"""The allowlist as the oracle dumps it: one entry a type, members as sorted signatures."""

from collections.abc import Iterable

from blueprintc.painless.allowlist import Allowlist, ClassApi
from blueprintc.painless.types import BOX_OF, Constructor, Field, Method, Type

TypeDump = dict[str, bool | list[str]]


def dump_allowlist(allowlist: Allowlist) -> dict[str, TypeDump]:
    """Every type by name: whether its simple name is imported, whether it is an interface, and its members."""
    dump: dict[str, TypeDump] = {name: {"imported": True, "interface": False} for name in _primitives()}
    for name in allowlist.class_names():
        api = allowlist.api(Type(name))
        if api is not None:
            dump[name] = _dump(allowlist, api)
    return dict(sorted(dump.items()))


def _primitives() -> tuple[str, ...]:
    return (*(primitive.name for primitive in BOX_OF), "void")


def _dump(allowlist: Allowlist, api: ClassApi) -> TypeDump:
    entry: TypeDump = {"imported": allowlist.is_class_name(api.type.simple_name), "interface": api.is_interface}
    members: tuple[tuple[str, Iterable[Method | Constructor | Field]], ...] = (
        ("functional", [api.functional] if api.functional is not None else []),
        ("new", api.constructors.values()),
        ("static", api.static_methods.values()),
        ("methods", api.methods.values()),
        ("static_fields", api.static_fields.values()),
        ("fields", api.fields.values()),
    )
    for kind, values in members:
        signatures = sorted(map(_signature, values))
        if signatures:
            entry[kind] = signatures
    return entry


def _signature(member: Method | Constructor | Field) -> str:
    if isinstance(member, Field):
        return f"{member.type} {member.name}"
    if isinstance(member, Method) and member.augmented:
        return member.signature + "†"
    return member.signature
