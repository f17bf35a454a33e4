"""A generator of Painless scripts: well typed, and nearly so.

``scripts`` is a Hypothesis strategy; ``ScriptWriter(random)`` writes one script from any ``random.Random``. An
expression is asked for with a type; with the chance ``slip`` it gets another one, or a construct that does not fit its
place. Scripts end: loops are bounded, nothing depends on clocks, randomness or identity hashes.
"""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

NUMERIC = ["int", "long", "double", "float", "byte", "short", "char"]
REFERENCES = ["String", "List", "Map", "def", "Object", "Integer", "Double", "StringBuilder", "Collection", "ArrayList"]
ARRAYS = ["int[]", "def[]", "String[]", "double[]"]
TYPES = [*NUMERIC, "boolean", *REFERENCES, *ARRAYS]

PARAMS = {
    "i": 5,
    "d": 1.5,
    "s": "text",
    "n": None,
    "b": True,
    "l": [3, 1, 2],
    "m": {"a": 1, "k": "v", "deep": [{"x": 0.25}, {"x": 2}]},
    "L": 12345678901,
    "empty": [],
}
"""Parameters that generated scripts read."""

_BINARY = ["+", "-", "*", "/", "%"]
_BITS = ["&", "|", "^", "<<", ">>", ">>>"]
_INTEGRAL = ["+=", "-=", "*=", "/=", "%=", "&=", "|=", "<<=", ">>>="]
_COMPOUND = {
    **{type_: _INTEGRAL for type_ in ("int", "long", "byte", "short", "char")},
    **{type_: _INTEGRAL[:5] for type_ in ("double", "float")},
    "boolean": ["&=", "|=", "^="],
    "String": ["+="],
    "def": ["+=", "-=", "*="],
}
_SLIPS = [";", "break;", "continue;", "1;", "return;", "throw null;", "int params = 1;", "{}", "else {}", "void x;"]
_SLIPS += ["params;", "def List = 1;", "foo();", "int f() { return 1 }"]
_NO_WIDER = {"int": ["int"], "long": ["int", "long"], "float": ["int", "float"], "double": ["int", "long", "double"]}
_REGEXES = ["a", "[ab]+", ".", "[0-9]?"]
_DYNAMIC_CALLS = ["size()", "toString()", "length()", "get(0)", "x", "hashCode()"]
_STRING_CALLS = ["toUpperCase()", "trim()", "replace('a', 'b')", "concat('z')"]
_COMPARE = ["<", "<=", ">", ">=", "==", "!=", "===", "!=="]


class ScriptWriter:
    """Writes one script."""

    def __init__(self, rng: random.Random, *, slip: float = 0.03) -> None:
        self._rng = rng
        self._slip = slip
        self._variables: list[tuple[str, str]] = [("params", "Map")]
        self._functions: list[tuple[str, str, list[str]]] = []
        self._names = 0
        self._depth = 0
        self._loops = 0
        self._counters: set[str] = set()

    # --- script -------------------------------------------------------------------------------------------------

    def script(self, first: str = "") -> str:
        """A whole script; ``first`` is put in front of its statements."""
        parts = [self._function() for _ in range(self._pick([0, 0, 0, 1, 2]))]
        parts += [first] if first else []
        parts += self._statements(self._pick([1, 2, 3, 4, 6]))
        if not self._chance(0.1):
            parts.append(
                "return " + self.expression(self._pick(["def", "String", "int", "List", "boolean", "double"])) + ";"
            )
        return self._pick([" ", "\n"]).join(parts)

    def _function(self) -> str:
        outer, self._variables = self._variables, []
        name = f"f{len(self._functions)}"
        returns = self._pick(["int", "String", "def", "void", "List", "double", "boolean"])
        parameters = [self._pick(["int", "String", "def", "Map", "double"]) for _ in range(self._pick([0, 1, 1, 2]))]
        for index, type_ in enumerate(parameters):
            self._variables.append((f"p{index}", type_))
        body = self._statements(self._pick([0, 1, 2]))
        if returns != "void":
            body.append(f"return {self.expression(returns)};")
        elif not body:
            body.append("return;")
        self._variables = outer
        # Registered only now: endless recursion takes the oracle minutes.
        self._functions.append((name, returns, parameters))
        shown = ", ".join(f"{type_} p{index}" for index, type_ in enumerate(parameters))
        return f"{returns} {name}({shown}) {{ {' '.join(body)} }}"

    def _statements(self, count: int) -> list[str]:
        return [self._statement() for _ in range(count)]

    def _block(self, count: int = 2) -> str:
        kept = len(self._variables)
        self._depth += 1
        body = " ".join(self._statements(self._pick(range(1, count + 1))))
        self._depth -= 1
        del self._variables[kept:]
        return "{ " + body + " }"

    def _statement(self) -> str:
        if self._chance(self._slip):
            return self._pick(_SLIPS)
        kinds: list[Callable[[], str]] = [self._declaration] * 6 + [self._assignment] * 4 + [self._call_statement] * 3
        if self._depth < 3:
            kinds += [self._if, self._if, self._for, self._for_each, self._while, self._try]
        if self._loops:
            kinds += [
                lambda: f"if ({self._condition()}) {{ {self._pick(['break', 'continue'])}; }} {self._declaration()}"
            ]
        return self._pick(kinds)()

    def _declaration(self) -> str:
        type_ = self._pick(TYPES)
        name = self._fresh()
        value = "" if self._chance(0.1) else " = " + self.expression(type_)
        self._variables.append((name, type_))
        return f"{type_} {name}{value};"

    def _assignment(self) -> str:
        # Loop counters stay as they are, or else a loop could run to the loop limit, with anything in its body.
        free = [variable for variable in self._variables if variable[0] not in self._counters]
        name, type_ = self._pick(free or [("params", "Map")])
        choice = self._pick(range(4))
        careless = self._chance(self._slip)
        if choice == 0 and (type_ in NUMERIC or careless):
            return f"{self._pick(['++', '--'])}{name};" if self._chance(0.5) else f"{name}{self._pick(['++', '--'])};"
        if choice == 1 and (type_ in _COMPOUND or careless):
            operator = self._pick(_COMPOUND.get(type_, ["+=", "<<=", "&=", "/="]))
            return f"{name} {operator} {self.expression(self._pick([type_, type_, 'def']))};"
        if choice == 2 and (type_ in ("Map", "List", "ArrayList", "def[]", "def") or careless):
            keys = [".k", "['k']"] if type_ == "Map" else ["[0]", "[-1]", "[" + self.expression("int") + "]"]
            return f"{name}{self._pick(keys)} {self._pick(['=', '=', '+='])} {self.expression('def')};"
        return f"{name} = {self.expression(type_)};"

    def _call_statement(self) -> str:
        return self._pick(
            [
                lambda: f"{self._of('List')}.add({self.expression('def')});",
                lambda: f"{self._of('Map')}.put({self.expression('String')}, {self.expression('def')});",
                lambda: f"{self._of('StringBuilder')}.append({self.expression('def')});",
                lambda: f"{self._of('List')}.each(e -> {{ {self._of('List')}.add(e); return 1 }});",
                lambda: f"{self._of('List')}.sort((a, b) -> a.compareTo(b));",
                lambda: self._user_call() + ";" if self._functions else "[].clear();",
                lambda: f"{self.expression('def')}.{self._pick(['add', 'put', 'foo', 'clear'])}();",
            ]
        )()

    def _if(self) -> str:
        text = f"if ({self._condition()}) {self._block()}"
        if self._chance(0.4):
            text += f" else {self._block()}"
        return text

    def _for(self) -> str:
        name = self._fresh()
        kept = len(self._variables)
        self._variables.append((name, "int"))
        self._counters.add(name)
        self._loops += 1
        text = f"for (int {name} = 0; {name} < {self._pick('0123')}; ++{name}) {self._block()}"
        self._loops -= 1
        del self._variables[kept:]
        return text

    def _for_each(self) -> str:
        name = self._fresh()
        iterable = self.expression(self._pick(["List", "List", "def", "int[]", "Collection"]))
        kept = len(self._variables)
        type_ = self._pick(["def", "def", "int", "String", "Object", "double"])
        self._variables.append((name, type_))
        self._counters.add(name)
        self._loops += 1
        block = self._block()
        self._loops -= 1
        del self._variables[kept:]
        if type_ == "def" and self._chance(0.5):
            return f"for ({name} in {iterable}) {block}"
        return f"for ({type_} {name} : {iterable}) {block}"

    def _while(self) -> str:
        name = self._fresh()
        self._variables.append((name, "int"))
        self._counters.add(name)
        self._loops += 1
        body = f"{{ if (++{name} > {self._pick('123')}) {{ break; }} {' '.join(self._statements(1))} }}"
        self._loops -= 1
        condition = self._pick(["true", self._condition()])
        loop = f"do {body} while ({condition});" if self._chance(0.4) else f"while ({condition}) {body}"
        return f"int {name} = 0; {loop}"

    def _try(self) -> str:
        error = self._pick(["Exception", "Exception", "IllegalArgumentException", "ArithmeticException"])
        name = self._fresh()
        body = self._block()
        if self._chance(0.3):
            body = f"{{ throw new {self._pick(['Exception', 'RuntimeException'])}({self.expression('String')}); }}"
        handler = self._pick(["{}", f"{{ def {name}m = {name}.message; }}", self._block()])
        return f"try {body} catch ({error} {name}) {handler}"

    # --- expressions --------------------------------------------------------------------------------------------

    def expression(self, type_: str) -> str:
        """An expression that has, or nearly has, the type."""
        if self._chance(self._slip):
            type_ = self._pick(TYPES)
        self._depth += 1
        try:
            # Deeper parentheses cost the server's parser seconds.
            if self._depth > 4 or self._chance(0.3):
                return self._leaf(type_)
            return self._composed(type_)
        finally:
            self._depth -= 1

    def _leaf(self, type_: str) -> str:
        text = self._some_leaf(type_)
        while "params" in text and ("params", "Map") not in self._variables and not self._chance(self._slip):
            text = self._some_leaf(type_)  # functions do not see params
        return text

    def _some_leaf(self, type_: str) -> str:
        known = [name for name, declared in self._variables if declared == type_]
        if known and self._chance(0.6):
            return self._pick(known)
        leaves = {
            "int": ["0", "1", "7", "-3", "2147483647", "017", "0x10", "300"],
            "long": ["5L", "1", "9007199254740993L", "-1L"],
            "double": ["1.5", "0.1", "1e10", "2", "-0.0", "3d"],
            "float": ["1.5f", "2", "0.1f"],
            "byte": ["1", "127", "(byte)300"],
            "short": ["1", "-300", "(short)70000"],
            "char": ["(char)'a'", "97", "(char)65", "'x'.charAt(0)"],
            "boolean": ["true", "false", "params.b"],
            "String": ["'a'", '"b"', "''", "'é'", "params.s", "null"],
            "List": ["[]", "[1, 2]", "['b', 'a']", "params.l", "new ArrayList()"],
            "ArrayList": ["[]", "[3, 1]", "new ArrayList()"],
            "Collection": ["[1]", "new HashSet()", "params.m.keySet()"],
            "Map": ["[:]", "['a': 1]", "params.m", "params", "new HashMap()"],
            "Integer": ["params.i", "Integer.valueOf(5)", "null"],
            "Double": ["params.d", "Double.valueOf(2)"],
            "StringBuilder": ["new StringBuilder()", "new StringBuilder('q')"],
            "int[]": ["new int[] {1, 2}", "new int[2]"],
            "def[]": ["new def[] {1, 'a'}", "new def[1]"],
            "String[]": ["new String[] {'a'}", "'a,b'.splitOnToken(',')"],
            "double[]": ["new double[] {1, 2.5}"],
            "Object": ["'t'", "params.i", "params.n", "[]", "params.m"],
        }
        everything = [
            "params.i",
            "params.n",
            "params.m.a",
            "params.l[0]",
            "params.m.deep[0].x",
            "null",
            "1",
            "'t'",
            "2.5",
        ]
        return self._pick(leaves.get(type_, everything))

    def _composed(self, type_: str) -> str:
        if type_ in ("def", "Object"):
            return self._dynamic() if type_ == "def" else self._pick([self._dynamic, lambda: self.expression("List")])()
        if type_ in NUMERIC:
            return self._number(type_)
        writers: dict[str, Callable[[], str]] = {"boolean": self._boolean, "String": self._string, "List": self._list}
        return writers.get(type_, lambda: self._leaf(type_))()

    def _number(self, type_: str) -> str:
        if type_ not in _NO_WIDER:
            return f"({type_})({self.expression(self._pick(['int', 'int', 'def', 'double']))})"
        other = self._pick(_NO_WIDER[type_])
        options = [
            lambda: f"({self.expression(type_)} {self._pick(_BINARY)} {self.expression(other)})",
            lambda: f"{self.expression(type_)} {self._pick(_BINARY)} ({self.expression(other)})",
            lambda: f"({self.expression('int')} {self._pick(_BITS)} {self.expression('int')})",
            lambda: f"{self._pick('-+')}({self.expression(type_)})",
            lambda: f"~({self.expression('int')})",
            lambda: f"({type_})({self.expression(self._pick([*NUMERIC, 'def']))})",
            lambda: f"({self.expression('boolean')} ? {self.expression(type_)} : {self.expression(type_)})",
            lambda: f"{self._of('List')}.size()",
            lambda: f"{self._of('String')}.length()",
            lambda: f"{self._of('int[]')}[{self._pick(['0', '-1', '1', self.expression('int')])}]",
            lambda: f"{self._of('int[]')}.length",
            lambda: f"Integer.parseInt({self.expression('String')})",
            lambda: f"{self._of('Integer')}.intValue()",
            lambda: self._user_call(type_),
        ]
        if type_ == "double":
            calls = ["Math.abs", "Math.floor", "Math.sqrt", "Math.cbrt"]
            options += [lambda: f"{self._pick(calls)}({self.expression('double')})"] * 2
        return self._pick(options)()

    def _boolean(self) -> str:
        kind = self._pick(["int", "double", "long", "def", "char"])
        reference = self._pick(["String", "List", "Object", "def", "Integer", "Map", "boolean"])
        options = [
            lambda: f"({self.expression(kind)} {self._pick(_COMPARE)} {self.expression(kind)})",
            lambda: f"({self.expression(reference)} {self._pick(['==', '!=', '==='])} {self.expression(reference)})",
            lambda: f"({self.expression('def')} {self._pick(_COMPARE)} {self.expression(kind)})",
            lambda: f"({self.expression('boolean')} {self._pick(['&&', '||', '^'])} {self.expression('boolean')})",
            lambda: f"!({self.expression('boolean')})",
            lambda: f"({self.expression(reference)} instanceof {self._pick(TYPES)})",
            lambda: f"{self._of('List')}.contains({self.expression('def')})",
            lambda: f"{self._of('String')}.{self._pick(['isEmpty()', 'contains(' + self.expression('String') + ')'])}",
            lambda: f"({self.expression('String')} {self._pick(['=~', '==~'])} /{self._pick(_REGEXES)}/)",
            lambda: f"{self._of('List')}.any(e -> e == {self.expression('def')})",
        ]
        return self._pick(options)()

    def _string(self) -> str:
        options = [
            lambda: f"({self.expression('String')} + {self.expression(self._pick(TYPES[:-4]))})",
            lambda: f"({self.expression(self._pick(['int', 'def', 'double', 'char']))} + {self.expression('String')})",
            lambda: f"{self.expression(self._pick(['int', 'List', 'Map', 'def', 'double']))}.toString()",
            lambda: f"String.valueOf({self.expression('def')})",
            lambda: f"{self._of('String')}.substring({self._pick('012')})",
            lambda: f"{self._of('String')}.{self._pick(_STRING_CALLS)}",
            lambda: f"{self._of('List')}.join({self.expression('String')})",
            lambda: f"({self.expression('boolean')} ? {self.expression('String')} : {self.expression('String')})",
            lambda: f"({self._nullable('String')} ?: {self.expression('String')})",
            lambda: f"(String)({self.expression(self._pick(['def', 'char', 'Object']))})",
            lambda: f"{self._of('String')}?.trim()",
            lambda: f"{self._of('StringBuilder')}.toString()",
        ]
        return self._pick(options)()

    def _list(self) -> str:
        options = [
            lambda: f"[{', '.join(self.expression('def') for _ in range(self._pick([0, 1, 2, 3])))}]",
            lambda: f"{self._of('List')}.collect(e -> {self.expression('def')})",
            lambda: f"{self._of('List')}.findAll(e -> {self.expression('boolean')})",
            lambda: f"{self._of('List')}.stream().map({self._function_value()}).collect(Collectors.toList())",
            lambda: f"new ArrayList({self.expression('Collection')})",
            lambda: f"({self._nullable('List')} ?: {self.expression('List')})",
            lambda: f"{self._of('List')}.subList(0, {self._pick('01')})",
            lambda: f"(List){self.expression('def')}" if self._chance(0.2) else f"(List)({self.expression('def')})",
        ]
        return self._pick(options)()

    def _dynamic(self) -> str:
        if ("params", "Map") not in self._variables and not self._chance(self._slip):
            return self._pick(
                [lambda: self.expression("int"), lambda: self.expression("String"), lambda: self._list()]
            )()
        path = self._pick(["i", "d", "s", "n", "l", "m", "m.a", "m.k", "m.deep", "m.deep[1].x", "L", "b", "l[1]", "q"])
        options = [
            lambda: f"params.{path}",
            lambda: f"params?.{path}",
            lambda: f"params['{self._pick('idsnlm')}']",
            lambda: f"({self.expression('def')} {self._pick(_BINARY + _BITS)} {self.expression('def')})",
            lambda: f"({self.expression('boolean')} ? {self.expression('def')} : {self.expression('def')})",
            lambda: f"({self._nullable('def')} ?: {self.expression('def')})",
            lambda: f"{self.expression('List')}[{self.expression('int')}]",
            lambda: f"{self.expression('Map')}.{self._pick(['a', 'k', 'empty', 'q', '0'])}",
            lambda: f"{self.expression('List')}.{self._pick(['0', '1', 'length', 'empty'])}",
            lambda: f"{self.expression('def')}.{self._pick(_DYNAMIC_CALLS)}",
            lambda: f"-({self.expression('def')})",
            lambda: "[" + ", ".join(f"{self.expression('String')}: {self.expression('def')}" for _ in range(2)) + "]",
            lambda: self.expression(self._pick(TYPES[:-4])),
            lambda: self._user_call("def"),
        ]
        return self._pick(options)()

    def _function_value(self) -> str:
        return self._pick(
            [
                lambda: f"e -> {self.expression('def')}",
                lambda: "(e) -> { def q = e; return q }",
                lambda: "String::valueOf",
                lambda: "Object::toString",
                lambda: f"this::{self._functions[0][0]}" if self._functions else "e -> e",
                lambda: "int e -> e + 1",
                lambda: "Integer::foo",
                lambda: "x::equals",
            ]
        )()

    def _user_call(self, type_: str | None = None) -> str:
        known = [function for function in self._functions if type_ in (None, function[1])]
        if not known:
            return self._leaf(type_ or "def")
        name, _, parameters = self._pick(known)
        return f"{name}({', '.join(self.expression(parameter) for parameter in parameters)})"

    # --- choices ------------------------------------------------------------------------------------------------

    def _of(self, type_: str) -> str:
        """A receiver of the type that needs no parentheses."""
        known = [name for name, declared in self._variables if declared == type_ and name != "params"]
        if known and self._chance(0.7):
            return self._pick(known)
        text = self._leaf(type_)
        if text == "null":
            return f"(({type_})null)"
        return "(" + text + ")" if text.startswith(("new ", "(", "-")) else text

    def _nullable(self, type_: str) -> str:
        """An expression that may stand in front of an elvis operator."""
        known = [name for name, declared in self._variables if declared == type_]
        if known and self._chance(0.5):
            return self._pick(known)
        return self._pick([f"({type_})({self.expression('def')})", f"({type_})({self.expression(type_)})"])

    def _condition(self) -> str:
        text = self.expression("boolean")
        while text in ("true", "false") and not self._chance(self._slip):
            text = self.expression("boolean")
        return text

    def _fresh(self) -> str:
        self._names += 1
        if self._chance(self._slip):
            return self._pick(["params", "v1", "List", "x"])
        return f"v{self._names}"

    def _chance(self, probability: float) -> bool:
        return self._rng.random() < probability

    def _pick(self, options: Sequence[T]) -> T:
        return self._rng.choice(options)


STOP = "Integer.parseInt('stop');"
"""A statement that ends a script, for those that are only to be compiled."""


def _written(seed: int, slip: float, first: str) -> str:
    return ScriptWriter(random.Random(seed), slip=slip).script(first)


_SEEDS, _CARE = st.integers(0, 2**48), st.sampled_from([0.0, 0.01, 0.03, 0.08])
scripts = st.builds(_written, _SEEDS, _CARE, st.just(""))
"""Scripts, from faultless to careless. (A seed does not shrink; ``-k`` with the printed script does better.)"""
uncompiled_scripts = st.builds(_written, _SEEDS, _CARE, st.just(STOP))
"""Such scripts with ``STOP`` in front."""
