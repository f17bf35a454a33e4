"""Properties, indexes and iteration of ``def`` receivers, and indexes of static lists and arrays."""

from collections.abc import Iterator
from operator import methodcaller
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.interpreter.adaptation import (
    adapter,
    argument_adapter,
    can_convert,
    is_primitive,
    simple_name,
    unbox_object,
    wrong_method_type,
)
from blueprintc.painless.interpreter.dispatch import Handler, Linker, null_receiver
from blueprintc.painless.interpreter.hierarchy import is_instance, runtime_class
from blueprintc.painless.types import Method
from blueprintc.painless.values import (
    Array,
    HashedMap,
    JavaCollection,
    JavaIterator,
    JavaMap,
    JavaSet,
    Lambda,
    box,
    canonical_name,
    checked_elements,
    is_list,
    list_get,
    null_pointer,
    place,
)


def _remembers(kind: type) -> bool:
    return kind is not Lambda and kind is not Array and not issubclass(kind, JavaError)


def _shortcut_index(name: str) -> int:
    if name.isdecimal() and name.isascii() and int(name) <= 0x7FFFFFFF:
        return int(name)
    raise JavaError("IllegalArgumentException", f"Illegal list shortcut value [{name}].")


class FieldSite:
    """One ``receiver.name`` on def. ``type`` is what the read value is linked to, or the type of the stored value."""

    __slots__ = ("cache", "linker", "name", "type")

    def __init__(self, linker: Linker, name: str, type_: str) -> None:
        self.linker = linker
        self.name = name
        self.type = type_
        self.cache: dict[type, Handler] = {}

    def load(self, receiver: Any) -> Any:
        """Read the property."""
        handler = self.cache.get(type(receiver))
        if handler is None:
            handler = self.link_load(receiver)
        return handler(receiver)

    def link_load(self, receiver: Any) -> Handler:
        """Find how to read the property of receivers of this class; remembers it."""
        # Upstream: Def.lookupGetter
        if receiver is None:
            raise null_receiver(self.cache)
        name, kind = runtime_class(receiver), type(receiver)
        method = self._getter(name)
        if method is not None:
            handler = self._adapted(self.linker.instance_method(name, f"{method.name}/0"), method.returns.name, method)
        elif kind is Array and self.name == "length":
            handler = self._adapted(len, "int", None)
        elif isinstance(receiver, HashedMap):
            handler = self._adapted(methodcaller("get", self.name), "def", None)
        elif isinstance(receiver, JavaMap):
            handler = self._adapted(methodcaller("java_get", self.name), "def", None)
        elif is_list(receiver):
            index = _shortcut_index(self.name)
            handler = self._adapted(lambda elements: list_get(elements, index), "def", None)
        else:
            raise JavaError(
                "IllegalArgumentException", f"dynamic getter [{canonical_name(receiver)}, {self.name}] not found"
            )
        if _remembers(kind):
            self.cache[kind] = handler
        return handler

    def _getter(self, owner: str) -> Method | None:
        # Upstream: PainlessLookupBuilder: getX and isX without parameters; the first letter is lower-cased
        suffix = self.name[:1].upper() + self.name[1:]
        for prefix in ("get", "is"):
            if self.name[:1].islower() or not self.name[:1].isalpha():
                method = self.linker.runtime_method(owner, prefix + suffix, 0)
                if method is not None and (prefix == "get" or method.returns.name == "boolean"):
                    return method
        return None

    def _adapted(self, handler: Handler, returns: str, method: Method | None) -> Handler:
        if not can_convert(returns, self.type):
            owner = simple_name(method.declared.name) if method else "Object"
            raise wrong_method_type(f"({owner}){simple_name(returns)}", f"(Object){simple_name(self.type)}")
        convert = adapter(returns, self.type)
        return handler if convert is None else lambda receiver: convert(handler(receiver))

    def store(self, receiver: Any, value: Any) -> None:
        """Write the property; ``value`` is a reference (boxed where the stored type is primitive)."""
        # Upstream: Def.lookupSetter
        if receiver is None:
            raise null_receiver(self.cache)
        if isinstance(receiver, HashedMap) and not self.cache:
            receiver.java_put(self.name, value)
            return
        name = runtime_class(receiver)
        setter = self.linker.runtime_method(name, "set" + self.name[:1].upper() + self.name[1:], 1)
        if setter is not None:
            parameter = setter.parameters[0].name
            if not can_convert("def", parameter):
                raise null_pointer()
            convert = argument_adapter("def", parameter)
            self.linker.instance_method(name, f"{setter.name}/1")(receiver, convert(value) if convert else value)
        elif isinstance(receiver, JavaMap):
            receiver.java_put(self.name, value)
        elif is_list(receiver):
            list_set(self.linker, receiver, _shortcut_index(self.name), value)
        else:
            raise JavaError(
                "IllegalArgumentException", f"dynamic setter [{canonical_name(receiver)}, {self.name}] not found"
            )


class IndexSite:
    """One ``receiver[index]`` on def. Errors of the index itself belong to ``line``, the place before the bracket.

    ``index`` is the static type of the index, ``type`` that of a stored value, ``loaded`` what a read is linked to.
    """

    __slots__ = ("index", "line", "linked", "linker", "loaded", "type")

    def __init__(self, linker: Linker, index: str, type_: str, line: int, loaded: str = "def") -> None:
        self.loaded = loaded
        self.linked: dict[Any, Any] = {}
        self.linker = linker
        self.index = index
        self.type = type_
        self.line = line

    def load(self, receiver: Any, index: Any) -> Any:
        """Read the element; the index is a reference."""
        if type(index) is int and type(receiver) is list:
            self.linked[list] = True
            try:
                return receiver[index]
            except IndexError:
                raise out_of_bounds(receiver, index, "IndexOutOfBoundsException") from None
        return self.load_normalized(receiver, self.normalize(receiver, index))

    def load_normalized(self, receiver: Any, index: Any) -> Any:
        """Read the element at an index that ``normalize`` gave."""
        if type(receiver) is Array:
            if not can_convert(receiver.component, self.loaded):
                shown = simple_name(receiver.component)
                site = f"(Object,{simple_name(self.index)}){simple_name(self.loaded)}"
                raise wrong_method_type(f"({shown}[],int){shown}", site)
            if not 0 <= index < len(receiver):
                raise _out_of_bounds(index, len(receiver), "ArrayIndexOutOfBoundsException")
            return box(receiver[index], receiver.component)
        if isinstance(receiver, JavaMap):
            return receiver.java_get(index)
        return list_get(receiver, index)

    def normalize(self, receiver: Any, index: Any) -> Any:
        """The index with negative ones counted from the end, or the key of a map."""
        try:
            return self._normalized(receiver, index)
        except JavaError as error:
            place(error, self.line)
            raise

    def _normalized(self, receiver: Any, index: Any) -> Any:
        # Upstream: Def.lookupIndexNormalize
        if receiver is None:
            raise null_receiver(self.linked)
        if isinstance(receiver, JavaMap):
            self.linked[JavaMap] = True
            return index
        if type(receiver) is not Array and not is_list(receiver):
            raise JavaError(
                "IllegalArgumentException",
                f"Attempting to address a non-array-like type [{canonical_name(receiver)}] as an array.",
            )
        if not can_convert(self.index, "int") or not can_convert("int", self.index):
            owner = f"{receiver.component}[]" if type(receiver) is Array else "java.util.List"
            shown = simple_name(self.index)
            raise wrong_method_type(f"({simple_name(owner)},int)int", f"(Object,{shown}){shown}")
        self.linked[list] = True
        position = unbox_object(index, "int")
        return position + len(receiver) if position < 0 else position

    def store(self, receiver: Any, index: Any, value: Any) -> None:
        """Write the element; index (already normalized) and value are references."""
        if type(receiver) is list and type(index) is int and 0 <= index < len(receiver):
            receiver[index] = value
        elif isinstance(receiver, JavaMap):
            self.linker.resolve("put/2", receiver)(receiver, index, value)
        elif type(receiver) is Array:
            self._store_array(receiver, index, value)
        else:
            list_set(self.linker, receiver, index, value)

    def _store_array(self, array: Array, index: int, value: Any) -> None:
        component = array.component
        if not can_convert(self.type, component):
            shown = simple_name(component)
            raise wrong_method_type(
                f"({shown}[],int,{shown})void", f"(Object,{simple_name(self.index)},{simple_name(self.type)})void"
            )
        convert = adapter("def" if is_primitive(self.type) else self.type, component)
        stored = value if convert is None else convert(value)
        if not 0 <= index < len(array):
            raise _out_of_bounds(index, len(array), "ArrayIndexOutOfBoundsException")
        array[index] = stored


def _out_of_bounds(index: int, length: int, java_class: str) -> JavaError:
    return JavaError(java_class, f"Index {index} out of bounds for length {length}")


def out_of_bounds(elements: Any, index: int, java_class: str) -> JavaError:
    """The exception for an index that may be negative: the server adds the length first."""
    length = len(elements)
    return _out_of_bounds(index + length if index < 0 else index, length, java_class)


def list_set(linker: Linker, elements: Any, index: int, value: Any) -> Any:
    """``List.set(index, value)``."""
    return linker.resolve("set/2", elements)(elements, index, value)


def list_index(elements: Any, index: int) -> Any:
    """``list[index]`` on a static List."""
    if type(elements) is list:
        try:
            return elements[index]
        except IndexError:
            raise out_of_bounds(elements, index, "IndexOutOfBoundsException") from None
    if elements is None:
        raise null_pointer()
    return list_get(elements, index + len(elements) if index < 0 else index)


def array_index(elements: Any, index: int) -> Any:
    """``array[index]`` on a static array."""
    try:
        return elements[index]
    except IndexError:
        raise out_of_bounds(elements, index, "ArrayIndexOutOfBoundsException") from None


def array_store(elements: Any, index: int, value: Any) -> Any:
    """``array[index] = value`` on a static array, at an index that ``normal_index`` gave; gives the value."""
    if elements is None:
        raise null_pointer()
    if not 0 <= index < len(elements):
        raise _out_of_bounds(index, len(elements), "ArrayIndexOutOfBoundsException")
    elements[index] = value
    return value


def normal_index(elements: Any, index: int) -> int:
    """A static List's index with negative ones counted from the end."""
    return index + len(elements) if index < 0 else index


def iterate(linker: Linker, value: Any) -> Iterator[Any]:
    """The elements of an Iterable in a for-each loop, noticing changes as Java's iterators do."""
    if isinstance(value, list):
        return iter(checked_elements(value))
    if value is None:
        raise null_pointer()
    if isinstance(value, JavaSet | JavaCollection | JavaIterator):
        return iter(value)
    return iter(linker.resolve("iterator/0", value)(value))


def iterate_def(linker: Linker, value: Any) -> Iterator[Any]:
    """The elements of a def in a for-each loop."""
    # Upstream: Def.lookupIterator
    if value is None:
        raise null_receiver({})
    if type(value) is Array:
        component = value.component
        return iter([box(element, component) for element in value])
    if not is_instance(value, "java.lang.Iterable"):
        raise JavaError("IllegalArgumentException", f"Cannot iterate over [{canonical_name(value)}]")
    return iterate(linker, value)
