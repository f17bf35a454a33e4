"""The allowlist: which Java classes, methods, constructors and fields a script may name.

The data is a text file with one class a line (``data/``). It is read when first needed; a class is parsed when a script
first uses it. An ``Allowlist`` is immutable to its users (it remembers what it has parsed).
"""

from dataclasses import dataclass, field
from functools import cache
from pkgutil import get_data

from blueprintc.errors import FileError
from blueprintc.painless.errors import ILLEGAL_STATE, CompileError
from blueprintc.painless.types import BOX_OF, OBJECT, Constructor, Field, Method, Type

_AUGMENTED = "†"
_PRIMITIVES = ("boolean", "byte", "short", "char", "int", "long", "float", "double")


@dataclass(slots=True, eq=False)
class ClassApi:
    """What the allowlist holds for one class, inherited members included.

    Methods and constructors are keyed by ``name/arity``: there is no overloading by type.
    """

    type: Type
    is_interface: bool
    supertypes: tuple[Type, ...]
    functional: Method | None
    constructors: dict[int, Constructor] = field(default_factory=dict)
    static_methods: dict[str, Method] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    static_fields: dict[str, Field] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)


@cache
def template_allowlist() -> "Allowlist":
    """The allowlist of the template context, the one that connectors' scripts are compiled in."""
    data = get_data("blueprintc.painless", "data/template.tsv")
    if data is None:
        raise FileError("blueprintc.painless/data/template.tsv is missing from the installation")
    return Allowlist(data.decode("utf-8"))


class Allowlist:
    """Lookups by name, as the server's ``PainlessLookup`` has them."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, str] = {}
        for line in text.splitlines():
            if line[:1] not in ("", "#"):
                self._lines[line[: line.index("\t")]] = line
        self._types: dict[str, Type] = {name: Type(name) for name in (*_PRIMITIVES, "void", "def")}
        self._simple: dict[str, Type] = dict(self._types)
        for name in self._lines:
            self._types[name] = self._simple[_imported_name(name)] = Type(name)
        self._types |= self._simple
        self._apis: dict[str, ClassApi] = {}
        self._above: dict[str, frozenset[str]] = {}

    # --- types --------------------------------------------------------------------------------------------------

    def class_names(self) -> tuple[str, ...]:
        """The full names of all classes, in the data's order (sorted)."""
        return tuple(self._lines)

    def resolve(self, name: str) -> Type | None:
        """The type of a canonical or imported type name; None when there is none.

        Raises ``CompileError`` (no position) for arrays of ``void``.
        """
        known = self._types.get(name)
        if known is not None or not name.endswith("]"):
            return known
        bracket = name.index("[")
        base = self._types.get(name[:bracket])
        if base is None:
            return None
        if base.name == "void":
            # Upstream: PainlessLookupUtility.canonicalTypeNameToType finds no class for it
            raise CompileError("internal error", None, ILLEGAL_STATE)
        return Type(base.name + name[bracket:])

    def is_class_name(self, name: str) -> bool:
        """Whether ``name`` is a type name that a variable must not have."""
        return name in self._types

    def is_assignable(self, expected: Type, actual: Type) -> bool:
        """``expected.isAssignableFrom(actual)`` for Java classes (``def`` counts as a class of its own)."""
        if expected == actual:
            return True
        if expected.is_primitive or actual.is_primitive:
            return False
        if expected == OBJECT:
            return True
        if actual.is_array:
            return expected.is_array and self.is_assignable(expected.component, actual.component)
        return expected.name in self._supertypes(actual.name)

    def _supertypes(self, name: str) -> frozenset[str]:
        """The names of all allowlisted supertypes of a class."""
        known = self._above.get(name)
        if known is None:
            api = self.api(Type(name))
            direct = () if api is None else api.supertypes
            known = frozenset(t.name for t in direct).union(*(self._supertypes(t.name) for t in direct))
            self._above[name] = known
        return known

    # --- members ------------------------------------------------------------------------------------------------

    def method(self, owner: Type, name: str, arity: int, *, static: bool) -> Method | None:
        """The method of a class; of the box for a primitive type; arrays and ``def`` have none."""
        api = self.api(BOX_OF.get(owner, owner))
        if api is None:
            return None
        return (api.static_methods if static else api.methods).get(f"{name}/{arity}")

    def constructor(self, owner: Type, arity: int) -> Constructor | None:
        """The constructor with that many parameters."""
        api = self.api(owner)
        return None if api is None else api.constructors.get(arity)

    def field(self, owner: Type, name: str, *, static: bool) -> Field | None:
        """A public field."""
        api = self.api(owner)
        if api is None:
            return None
        return (api.static_fields if static else api.fields).get(name)

    def functional(self, interface: Type) -> Method | None:
        """The method that a lambda for ``interface`` implements; None when it is no functional interface."""
        api = self.api(interface)
        return None if api is None else api.functional

    def api(self, owner: Type) -> ClassApi | None:
        """Everything that the allowlist has for a class; None when it does not have the class."""
        known = self._apis.get(owner.name)
        if known is None and owner.name in self._lines:
            known = self._apis[owner.name] = self._parse(self._lines[owner.name])
        return known

    # --- reading ------------------------------------------------------------------------------------------------

    def _parse(self, line: str) -> ClassApi:
        name, flags, above, functional, constructors, static, methods, constants, fields = line.split("\t")
        owner = Type(name)
        api = ClassApi(
            type=owner,
            is_interface="I" in flags,
            supertypes=tuple(self._simple[simple] for simple in above.split(",") if simple),
            functional=self._method(owner, functional, static=False) if functional else None,
        )
        for signature in constructors.split():
            constructor = Constructor(owner, self._parameters(signature))
            api.constructors[len(constructor.parameters)] = constructor
        for signature in filter(None, static.split(";")):
            method = self._method(owner, signature, static=True)
            api.static_methods[f"{method.name}/{method.arity}"] = method
        for signature in filter(None, methods.split(";")):
            method = self._method(owner, signature, static=False)
            api.methods[f"{method.name}/{method.arity}"] = method
        self._inherit(api)
        for text, table, is_static in ((constants, api.static_fields, True), (fields, api.fields, False)):
            for entry in filter(None, text.split(";")):
                type_name, _, field_name = entry.partition(" ")
                table[field_name] = Field(owner, field_name, self._type(type_name), is_static, is_static)
        return api

    def _inherit(self, api: ClassApi) -> None:
        above = [parent for parent in map(self.api, api.supertypes) if parent is not None]
        if api.type != OBJECT:
            root = self.api(OBJECT)
            if root is not None:
                above.append(root)
        for parent in above:
            for key, method in parent.methods.items():
                if key not in api.methods:
                    api.methods[key] = Method(
                        api.type,
                        method.declared,
                        method.name,
                        method.parameters,
                        method.returns,
                        False,
                        method.augmented,
                    )

    def _method(self, owner: Type, signature: str, *, static: bool) -> Method:
        augmented = signature.endswith(_AUGMENTED)
        returns, _, rest = signature.partition(" ")
        name = rest[: rest.index("(")]
        parameters = self._parameters(rest)
        return Method(owner, owner, name, parameters, self._type(returns), static, augmented)

    def _parameters(self, signature: str) -> tuple[Type, ...]:
        inner = signature[signature.index("(") + 1 : signature.index(")")]
        return tuple(self._type(name) for name in inner.split(",") if name)

    def _type(self, simple: str) -> Type:
        known = self._simple.get(simple)
        if known is not None:
            return known
        bracket = simple.index("[")
        return Type(self._simple[simple[:bracket]].name + simple[bracket:])


def _imported_name(name: str) -> str:
    """``Map.Entry`` for ``java.util.Map.Entry``: the name without its package."""
    parts = name.split(".")
    first = next(index for index, part in enumerate(parts) if part[0].isupper())
    return ".".join(parts[first:])
