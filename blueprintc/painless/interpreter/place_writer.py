"""Code for variables, properties, indexes, and assignments to them."""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from blueprintc.painless import typed
from blueprintc.painless.interpreter.members import FieldSite, IndexSite
from blueprintc.painless.interpreter.value_writer import ValueWriter

_ANY = ("def", "java.lang.Object", "void")


@dataclass(frozen=True, slots=True)
class PlaceCode:
    """A place whose receiver and index are already evaluated: how to read it and how to write it."""

    before: list[ast.expr]
    load: Callable[[], ast.expr]
    store: Callable[[ast.expr], ast.expr]


def local_name(variable: typed.Variable) -> str:
    """The Python name of a variable."""
    return f"{variable.name}_{variable.number}"


class PlaceWriter(ValueWriter):
    """Writes reads and writes of places."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[typed.Held, str] = {}

    # --- reading --------------------------------------------------------------------------------------------------

    def visit_Local(self, node: typed.Local) -> ast.expr:
        """A variable."""
        return self.load(local_name(node.variable))

    def visit_StaticField(self, node: typed.StaticField) -> ast.expr:
        """A constant of a class."""
        self.at(node.offset)
        owner, name = node.field.owner.name, node.field.name
        return self.load(self.constant_object(lambda linker: linker.static_field(owner, name), (owner, name)))

    def visit_InstanceField(self, node: typed.InstanceField) -> ast.expr:
        """A public field of an object."""
        receiver = self.expression(node.receiver)
        self.at(node.offset)
        return self.call("instance_field", receiver, self.value(node.field.name))

    def visit_DefField(self, node: typed.DefField) -> ast.expr:
        """``def.name``."""
        receiver = self.expression(node.receiver)
        self.at(node.offset)
        return self._load_field(receiver, node.name, node.type.name)

    def _load_field(self, receiver: ast.expr, name: str, target: str) -> ast.expr:
        target = "def" if target in _ANY else target
        site = self.constant_object(lambda linker: FieldSite(linker, name, target))
        known = self.constant_object(lambda linker: linker.objects[site].cache.get)
        link = self.constant_object(lambda linker: linker.objects[site].link_load)
        temporary = self.temporary()
        cached = self.call(known, self.call("type", self.walrus(temporary, receiver)))
        handler = self.junction(ast.Or(), [cached, self.call(link, self.load(temporary))])
        return self.call(handler, self.load(temporary))

    def visit_Shortcut(self, node: typed.Shortcut) -> ast.expr:
        """A property that is a getter."""
        getter = node.getter
        if getter is None:
            raise TypeError("a property without getter is read")
        if node.receiver is None:
            self.at(node.offset)
            return self.call(self.static_name(getter.owner.name, f"{getter.name}/0"))
        receiver = self.expression(node.receiver)
        self.at(node.offset)
        return self.invoke(receiver, f"{getter.name}/0", [])

    def static_name(self, owner: str, key: str) -> str:
        """The global name of a static method."""
        return self.constant_object(lambda linker: linker.static_method(owner, key), ("static", owner, key))

    def invoke(self, receiver: ast.expr, key: str, arguments: list[ast.expr]) -> ast.expr:
        """Call the instance method ``key`` of the receiver's runtime class; no conversions."""
        known = self.constant_object(lambda linker: linker.cache(key).get, ("known", key))
        resolve = self.constant_object(lambda linker: linker.resolver(key), ("resolve", key))
        temporary = self.temporary()
        cached = self.call(known, self.call("type", self.walrus(temporary, receiver)))
        handler = self.junction(ast.Or(), [cached, self.call(resolve, self.load(temporary))])
        return self.call(handler, self.load(temporary), *arguments)

    def visit_MapAccess(self, node: typed.MapAccess) -> ast.expr:
        """``map.key`` and ``map[key]``."""
        receiver = self.expression(node.receiver)
        key = self.expression(node.key)
        self.at(node.offset)
        return self._load_map(receiver, key)

    def _load_map(self, receiver: ast.expr, key: ast.expr) -> ast.expr:
        if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
            return self.call("map_get", receiver, key)
        name = self.temporary()
        test = self.compare(self.call("type", self.walrus(name, receiver)), (ast.In(), self.load("HASHED_MAPS")))
        fast = self.call(self.attribute(self.load(name), "get"), key)
        return self.either(test, fast, self.call("map_get", self.load(name), self.value(key.value)))

    def visit_ListAccess(self, node: typed.ListAccess) -> ast.expr:
        """``list.0`` and ``list[i]``."""
        receiver = self.expression(node.receiver)
        index = self.expression(node.index)
        self.at(node.offset)
        return self.call("list_index" if node.braces else "list_get", receiver, index)

    def visit_ArrayIndex(self, node: typed.ArrayIndex) -> ast.expr:
        """``array[i]``."""
        receiver = self.expression(node.receiver)
        index = self.expression(node.index)
        self.at(node.offset)
        return self.call("array_index", receiver, index)

    def visit_ArrayLength(self, node: typed.ArrayLength) -> ast.expr:
        """``array.length``."""
        receiver = self.expression(node.receiver)
        self.at(node.offset)
        return self.call("len", receiver)

    def visit_DefIndex(self, node: typed.DefIndex) -> ast.expr:
        """``def[index]``."""
        receiver = self.expression(node.receiver)
        index = self.boxed(self.expression(node.index), node.index.type.name)
        site = self._index_site(node, "def", "def" if node.type.name in _ANY else node.type.name)
        self.at(node.offset)
        load = self.constant_object(lambda linker: linker.objects[site].load)
        linked = self.constant_object(lambda linker: linker.objects[site].linked)
        result = self._fast_index(node, receiver, index, load, linked)
        return self.pushed(result, node.type.name)

    def _fast_index(
        self, node: typed.DefIndex, receiver: ast.expr, index: ast.expr, load: str, linked: str
    ) -> ast.expr:
        """``list[i]`` inline where the site is linked and evaluating the index twice changes nothing."""
        kind = node.index.type.name
        if not isinstance(node.index, typed.Local | typed.Constant) or kind not in ("int", "def"):
            return self.call(load, receiver, index)
        owner = self.temporary()
        size = self.call("len", self.load(owner))
        tests = [self.is_type(self.walrus(owner, receiver), "list"), self.load(linked)]
        if kind == "def":
            tests.append(self.is_type(index, "int"))
        tests.append(self.compare(self.value(-1), (ast.Lt(), index), (ast.Lt(), size)))
        fast = self.place(ast.Subscript(self.load(owner), index, ast.Load()))
        return self.either(self.junction(ast.And(), tests), fast, self.call(load, self.load(owner), index))

    def _index_site(self, node: typed.DefIndex, stored: str, loaded: str = "def") -> str:
        kind, line = node.index.type.name, self.line
        return self.constant_object(lambda linker: IndexSite(linker, kind, stored, line, loaded))

    def pushed(self, value: ast.expr, target: str) -> ast.expr:
        """A dynamic read linked to ``target`` (the target push)."""
        return value if target in _ANY else self.call("adapt_object", value, self.value(target))

    def visit_NullSafe(self, node: typed.NullSafe) -> ast.expr:
        """``receiver?.step``."""
        name = self.temporary()
        held = self.walrus(name, self.expression(node.receiver))
        self.at(node.offset)
        self.code()
        self._held[node.held] = name
        test = self.compare(held, (ast.Is(), self.value(None)))
        step = self.expression(node.step)
        return self.either(test, self.value(None), step)

    def visit_Held(self, node: typed.Held) -> ast.expr:
        """The receiver of a null-safe step."""
        return self.load(self._held[node])

    # --- places that are written ----------------------------------------------------------------------------------

    def place_code(self, target: typed.Place, stored: str) -> PlaceCode:
        """Evaluate receiver and index of ``target`` once. ``stored`` is the static type of what will be written."""
        match target:
            case typed.Local():
                return self._local_place(target)
            case typed.DefField():
                return self._def_field_place(target, stored)
            case typed.DefIndex():
                return self._def_index_place(target, stored)
            case typed.Shortcut():
                return self._shortcut_place(target)
            case typed.MapAccess():
                return self._map_place(target)
            case typed.ListAccess():
                return self._list_place(target)
            case typed.ArrayIndex():
                return self._array_place(target)
            case typed.InstanceField():
                return self._instance_place(target)
        raise TypeError(f"{type(target).__name__} cannot be written")

    def _local_place(self, target: typed.Local) -> PlaceCode:
        name = local_name(target.variable)
        return PlaceCode([], lambda: self.load(name), lambda value: self.walrus(name, value))

    def _kept(self, value: ast.expr) -> tuple[ast.expr, str]:
        name = self.temporary()
        return self.walrus(name, value), name

    def _def_field_place(self, target: typed.DefField, stored: str) -> PlaceCode:
        receiver, name = self._kept(self.expression(target.receiver))
        property_name = target.name
        site = self.constant_object(lambda linker: FieldSite(linker, property_name, stored))
        writing = self.constant_object(lambda linker: linker.objects[site].store)

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self._load_field(self.load(name), property_name, "def"))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.call(writing, self.load(name), self.boxed(value, stored)))

        return PlaceCode([receiver], load, store)

    def _def_index_place(self, target: typed.DefIndex, stored: str) -> PlaceCode:
        receiver, name = self._kept(self.expression(target.receiver))
        site_index = self.boxed(self.expression(target.index), target.index.type.name)
        site = self._index_site(target, stored)
        normalize = self.constant_object(lambda linker: linker.objects[site].normalize)
        reading = self.constant_object(lambda linker: linker.objects[site].load_normalized)
        writing = self.constant_object(lambda linker: linker.objects[site].store)
        index, index_name = self._kept(self.done(self.call(normalize, self.load(name), site_index)))

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self.call(reading, self.load(name), self.load(index_name)))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.call(writing, self.load(name), self.load(index_name), self.boxed(value, stored)))

        return PlaceCode([receiver, index], load, store)

    def _shortcut_place(self, target: typed.Shortcut) -> PlaceCode:
        if target.receiver is None or target.setter is None:
            raise TypeError("a static property cannot be written")
        receiver, name = self._kept(self.expression(target.receiver))
        setter, getter = target.setter, target.getter

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self.invoke(self.load(name), f"{getter.name if getter else ''}/0", []))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.invoke(self.load(name), f"{setter.name}/1", [value]))

        return PlaceCode([receiver], load, store)

    def _map_place(self, target: typed.MapAccess) -> PlaceCode:
        receiver, name = self._kept(self.expression(target.receiver))
        key, key_name = self._kept(self.expression(target.key))

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self.call("map_get", self.load(name), self.load(key_name)))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.invoke(self.load(name), "put/2", [self.load(key_name), value]))

        return PlaceCode([receiver, key], load, store)

    def _list_place(self, target: typed.ListAccess) -> PlaceCode:
        receiver, name = self._kept(self.expression(target.receiver))
        position = self.expression(target.index)
        if target.braces:
            position = self.done(self.call("normal_index", self.load(name), position))
        index, index_name = self._kept(position)

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self.call("list_get", self.load(name), self.load(index_name)))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.invoke(self.load(name), "set/2", [self.load(index_name), value]))

        return PlaceCode([receiver, index], load, store)

    def _array_place(self, target: typed.ArrayIndex) -> PlaceCode:
        receiver, name = self._kept(self.expression(target.receiver))
        position = self.call("normal_index", self.load(name), self.expression(target.index))
        index, index_name = self._kept(self.done(position))

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self.call("array_index", self.load(name), self.load(index_name)))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.call("array_store", self.load(name), self.load(index_name), value))

        return PlaceCode([receiver, index], load, store)

    def _instance_place(self, target: typed.InstanceField) -> PlaceCode:
        receiver, name = self._kept(self.expression(target.receiver))
        field = target.field.name

        def load() -> ast.expr:
            self.at(target.offset)
            return self.done(self.call("instance_field", self.load(name), self.value(field)))

        def store(value: ast.expr) -> ast.expr:
            self.at(target.offset)
            return self.done(self.call("set_instance_field", self.load(name), self.value(field), value))

        return PlaceCode([receiver], load, store)

    # --- assignments ----------------------------------------------------------------------------------------------

    def visit_Assign(self, node: typed.Assign) -> ast.expr:
        """``target = value`` as an expression."""
        place = self.place_code(node.target, node.value.type.name)
        value = self.expression(node.value)
        if isinstance(node.target, typed.Local):
            return place.store(value)
        if node.type.name == "void":
            return self.last_of([*place.before, place.store(value)]) if place.before else place.store(value)
        kept, name = self._kept(value)
        return self.last_of([*place.before, kept, place.store(self.load(name)), self.load(name)])

    def visit_CompoundAssign(self, node: typed.CompoundAssign) -> ast.expr:
        """``target op= value``, ``++`` and ``--`` as an expression."""
        # Upstream: the sum's position is that of its left side, and it comes before receiver and index.
        self.at(node.target.offset)
        place = self.place_code(node.target, node.target.type.name)
        if place.before:
            self.code()  # receiver and index are duplicated
        old, old_name = self._kept(place.load())
        new = self.combined(node, self.load(old_name))
        if node.type.name == "void":
            return self.last_of([*place.before, old, place.store(new)])
        kept, name = self._kept(new)
        result = self.load(old_name if node.post else name)
        return self.last_of([*place.before, old, kept, place.store(self.load(name)), result])

    def combined(self, node: typed.CompoundAssign, old: ast.expr) -> ast.expr:
        """The new value of a compound assignment, from the old one."""
        target, kind = node.target.type.name, node.operand_type.name
        if kind == "java.lang.String":
            return self._appended(node, old, target)
        is_dynamic = kind == "def" or (node.shift_type is not None and node.shift_type.name == "def")
        if is_dynamic:
            return self._dynamic_compound(node, old, target)
        old = self.convert(old, target, kind, False)
        value = self.expression(node.value)
        result = self.static_operator(node.operator, kind, old, value)
        return self.convert(result, kind, target, True)

    def _appended(self, node: typed.CompoundAssign, old: ast.expr, target: str) -> ast.expr:
        if target == "def":
            old = self.convert(old, "def", "java.lang.String", False)
        first = self.place(ast.FormattedValue(self.as_text(old, "java.lang.String"), -1, None))
        value = self.as_text(self.expression(node.value), node.value.type.name)
        if not isinstance(value, ast.Constant):
            value = self.place(ast.FormattedValue(value, -1, None))
        return self.call("joined_text", self.place(ast.JoinedStr([first, value])))

    def _dynamic_compound(self, node: typed.CompoundAssign, old: ast.expr, target: str) -> ast.expr:
        right = node.value.type.name
        site = self.operator_site(target, right, target)
        kept, name = self._kept(self.boxed(old, target))
        value = self.boxed(self.expression(node.value), right)
        helper = self.dynamic_helper(node.operator)
        result = self.call(helper, self.load(site), kept, value)
        if target in _ANY:
            result_kept, result_name = self._kept(result)
            cast = self.call("cast_to_receiver", self.load(site), self.load(name), self.load(result_name))
            return self.last_of([result_kept, cast])
        return self.call("cast_to_static", self.load(site), result, self.value(target))
