"""A generator of one-line Painless scripts over the whole allowlist: calls, constructors, members, casts, references.

Half of the arguments fit, the rest is anything. The scripts end before they do anything (``STOP``).
"""

import random
import re

from hypothesis import strategies as st

from blueprintc.painless.allowlist import ClassApi, template_allowlist
from blueprintc.painless.types import Method, Type
from tests.property.painless_scripts import STOP

_VALUES = [
    *("1", "1L", "1.5", "1.5f", "'a'", "null", "true", "[]", "[:]", "(def)1", "(char)65", "(byte)1", "new int[1]"),
    *("new def[1]", "params.x", "new Date(1)", "/a/", "x -> x", "(x, y) -> x", "() -> 1", "String::valueOf"),
    *("String::length", "ArrayList::new", "int[]::new", "x -> true", "LocalDate.MIN", "Locale.ROOT", "BigDecimal.ONE"),
]
_FITTING = {
    "int": ["1", "(byte)1", "(char)65", "params.x"],
    "long": ["1L", "1", "params.x"],
    "double": ["1.5", "1"],
    "float": ["1f", "1"],
    "boolean": ["true"],
    "char": ["(char)65"],
    "byte": ["(byte)1"],
    "short": ["(short)1"],
    "java.lang.String": ["'a'", "null"],
    "def": _VALUES,
    "java.lang.Object": _VALUES,
}
_REFERRED = ["valueOf", "toString", "new", "compare", "length", "size", "equals", "hashCode", "get", "add", "max"]
_LAMBDAS = ["x -> x", "(x, y) -> x", "(int x) -> x", "(String x, def y) -> 1", "() -> 1"]
_TAKES = ["return ", "def q = ", "int q = ", "String q = ", "", "boolean q = ", "return 1 + ", "v = "]


class CallWriter:
    """Writes one script."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._allowlist = template_allowlist()
        self._names = [name for name in self._allowlist.class_names() if name.startswith("java.")]

    def script(self) -> str:
        """A script."""
        name = self._rng.choice(self._names)
        api = self._allowlist.api(Type(name))
        assert api is not None
        writer = self._rng.choice(
            [self._call, self._call, self._static, self._create, self._member, self._types, self._refer]
        )
        return writer(name, api)

    def _call(self, name: str, api: ClassApi) -> str:
        method = self._rng.choice(list(api.methods.values()))
        dot = self._rng.choice([".", ".", ".", "?."])
        return f"{STOP} {name} v = null; {self._rng.choice(_TAKES)}v{dot}{self._invoked(method)}"

    def _static(self, name: str, api: ClassApi) -> str:
        if not api.static_methods:
            return self._create(name, api)
        method = self._rng.choice(list(api.static_methods.values()))
        return f"{STOP} {self._rng.choice(_TAKES[:6])}{name}.{self._invoked(method)}"

    def _create(self, name: str, api: ClassApi) -> str:
        parameters = self._rng.choice(list(api.constructors.values())).parameters if api.constructors else ()
        return f"{STOP} return new {name}({', '.join(map(self._argument, parameters))})"

    def _member(self, name: str, api: ClassApi) -> str:
        known = [method.name for method in api.methods.values()] + list(api.static_fields)
        member = re.sub("^(get|is|set)(.)", lambda found: found[2].lower(), self._rng.choice(known))
        receiver = self._rng.choice([name, "v", "v", "v"])
        ending = self._rng.choice(["", "", "", " = 1", " += 1", " = null"])
        return f"{STOP} {name} v = null; {self._rng.choice(_TAKES[:5])}{receiver}.{member}{ending}"

    def _types(self, name: str, api: ClassApi) -> str:
        other = self._rng.choice(self._names)
        ending = self._rng.choice(
            [
                f"{other} w = v",
                f"{other} w = ({other})v",
                f"{other} w = null; return v == w",
                f"{other} w = null; return v + w",
                f"{other} w = null; List l = 1 == 1 ? v : w",
                f"{other}[] w = new {name}[1]",
                "for (x in v) { int y; }",
                "return v[1]",
                "v[1] = 2",
                "throw v",
                f"try {{ int y; }} catch ({name} e) {{ int z; }}",
                "v += 1",
                f"v <<= {self._rng.choice(_VALUES)}",
            ]
        )
        return f"{STOP} {name} v = null; {ending}"

    def _refer(self, name: str, api: ClassApi) -> str:
        functional = self._rng.choice([other for other in self._names if self._allowlist.functional(Type(other))])
        method = self._rng.choice(_REFERRED)
        references = [f"{name}::{method}", f"{name}::{method}", f"{name}[]::new", "int[]::new", f"params::{method}"]
        value = self._rng.choice([*references, *_LAMBDAS])
        return f"def f({functional} q) {{ return q }} {STOP} return f({value})"

    def _invoked(self, method: Method) -> str:
        arguments = list(map(self._argument, method.parameters))
        if self._rng.random() < 0.05:
            arguments = arguments[1:] if arguments else ["1"]
        return f"{method.name}({', '.join(arguments)})"

    def _argument(self, type_: Type) -> str:
        if self._rng.random() < 0.3:
            return self._rng.choice(_VALUES)
        if type_.name in _FITTING:
            return self._rng.choice(_FITTING[type_.name])
        function = self._allowlist.functional(type_)
        if function is None:
            return self._rng.choice(["null", "params.x"])
        names = ", ".join("abcdef"[: function.arity])
        body = self._rng.choice(["1", "true", "null", "'a'", "a", "{ return 1 }", "{ int q; }"])
        named = f"{self._rng.choice(self._names)}::{self._rng.choice(_REFERRED)}"
        return self._rng.choice([f"({names}) -> {body}", named])


def _written(seed: int) -> str:
    return CallWriter(random.Random(seed)).script()


calls = st.builds(_written, st.integers(0, 2**48))
"""Scripts with one use of the allowlist each."""
