"""Code for casts (reference §2.2, §2.3) and for Java's stringification of typed values."""

import ast

from blueprintc.painless import typed
from blueprintc.painless.interpreter.adaptation import is_primitive
from blueprintc.painless.interpreter.builder import Builder
from blueprintc.painless.interpreter.conversions import BOX_NAMES, UNBOX_NAMES, converter, narrow_number
from blueprintc.painless.interpreter.hierarchy import is_subtype

_INTEGRAL = frozenset({"byte", "short", "char", "int", "long"})
_WIDER = {"byte": "short int long", "short": "int long", "char": "int long", "int": "long"}
_BOXES = {"byte": "Byte", "short": "Short", "char": "Char", "long": "Long", "float": "Float"}
_FAST = {"int": "int", "double": "float", "boolean": "bool", "java.lang.String": "str"}
_OBJECTS = ("def", "java.lang.Object")
_STACK_INTS = frozenset({"byte", "short", "char", "int"})


class CastWriter(Builder):
    """Writes conversions between static types."""

    def expression(self, node: typed.Expr) -> ast.expr:
        """Code for an expression (``Generator`` provides it)."""
        raise NotImplementedError

    def writes_nothing(self, node: typed.Expr) -> bool:
        """Whether the server writes no byte code for the node itself."""
        if isinstance(node, typed.Cast):
            source, target = node.child.type.name, node.type.name
            if is_primitive(source) or is_primitive(target) or (source == "def" and target not in _OBJECTS):
                return source == target or (source in _STACK_INTS and target == "int")
            return target in _OBJECTS or is_subtype(source, target)
        if isinstance(node, typed.Conditional | typed.Elvis | typed.NullSafe):
            return True
        return isinstance(node, typed.Unary) and node.operator == "+" and node.operand_type.name != "def"

    def visit_Cast(self, node: typed.Cast) -> ast.expr:
        """An explicit ``Cast`` node."""
        child = self.expression(node.child)
        self.at(node.offset)
        return self.convert(child, node.child.type.name, node.type.name, node.explicit)

    def convert(self, value: ast.expr, source: str, target: str, explicit: bool) -> ast.expr:
        """``value`` of the static type ``source`` as ``target``."""
        if source == target or target == "void":
            return value
        if source == "def":
            return self._from_def(value, target, explicit)
        if is_primitive(source):
            if is_primitive(target):
                return self.convert_primitive(value, source, target)
            return self._box(value, source, target)
        if is_primitive(target):
            return self._unbox(value, source, target)
        if source in UNBOX_NAMES and target in UNBOX_NAMES:
            return self._rebox(value, source, target)
        if target in _OBJECTS or is_subtype(source, target):
            return value
        return self.call("check_cast", value, self.value(target))

    def convert_primitive(self, value: ast.expr, source: str, target: str) -> ast.expr:
        """Widening and narrowing between primitives."""
        if source == target:
            return value
        if isinstance(value, ast.Constant):
            return self.value(narrow_number(value.value, target))
        if source in _INTEGRAL and target == "double":
            return self.binary(value, ast.Add(), self.value(0.0))
        if source == "float" and target == "double":
            return value
        if target in _WIDER.get(source, "").split():
            return value
        return self.call(self._converter(f"narrow_{target}", lambda: _narrowing(target)), value)

    def _converter(self, share: str, make: object) -> str:
        return self.constant_object(lambda linker: make(), share)  # type: ignore[operator]

    def _from_def(self, value: ast.expr, target: str, explicit: bool) -> ast.expr:
        if target in _OBJECTS:
            return value
        slow = self._converter(f"def_{target}_{explicit}", lambda: converter(target, explicit))
        fast = _FAST.get(target)
        if fast is None:
            return self.call(slow, value)
        if target == "boolean":
            return self._fast_boolean(value, slow)
        name = self.temporary()
        test = self.is_type(self.walrus(name, value), fast)
        return self.either(test, self.load(name), self.call(slow, self.load(name)))

    def _fast_boolean(self, value: ast.expr, slow: str) -> ast.expr:
        name = self.temporary()
        test = self.is_type(self.walrus(name, value), "bool")
        return self.either(test, self.load(name), self.call(slow, self.load(name)))

    def _box(self, value: ast.expr, source: str, target: str) -> ast.expr:
        if target == "java.lang.String":
            return self.call("chr", value)
        boxed = UNBOX_NAMES.get(target, source)
        value = self.convert_primitive(value, source, boxed)
        maker = _BOXES.get(boxed)
        made = value if maker is None else self.call(maker, value)
        if target == source or target in _OBJECTS or is_subtype(BOX_NAMES[boxed], target):
            return made
        return self.call("check_cast", made, self.value(target))

    def _unbox(self, value: ast.expr, source: str, target: str) -> ast.expr:
        if source == "java.lang.String":
            return self.call("string_to_char", value)
        if source not in UNBOX_NAMES:
            return self.call(self._converter(f"def_{target}_True", lambda: converter(target, True)), value)
        return self.call("boxed_to_primitive", value, self.value(target))

    def _rebox(self, value: ast.expr, source: str, target: str) -> ast.expr:
        inner = self.call("boxed_to_primitive", value, self.value(UNBOX_NAMES[target]))
        maker = _BOXES.get(UNBOX_NAMES[target])
        return inner if maker is None else self.call(maker, inner)

    def boxed(self, value: ast.expr, source: str) -> ast.expr:
        """``value`` as a reference."""
        return self._box(value, source, source) if is_primitive(source) else value

    def as_text(self, value: ast.expr, source: str) -> ast.expr:
        """``String.valueOf(value)`` as a Python string."""
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value
        if source in ("byte", "short", "int", "long"):
            return self.call("str", value)
        if source == "char":
            return self.call("chr", value)
        if source == "boolean":
            return self.either(value, self.value("true"), self.value("false"))
        if source == "float":
            return self.call("text", self.call("Float", value))
        if source == "java.lang.String":
            name = self.temporary()
            test = self.compare(self.walrus(name, value), (ast.IsNot(), self.value(None)))
            return self.either(test, self.load(name), self.value("null"))
        name = self.temporary()
        test = self.is_type(self.walrus(name, value), "str")
        return self.either(test, self.load(name), self.call("text", self.load(name)))


def _narrowing(target: str) -> object:
    return lambda value: narrow_number(value, target)
