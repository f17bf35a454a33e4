"""``java.util.Observable``."""

from typing import Any

from blueprintc.painless.api.native import Native, bind
from blueprintc.painless.values.errors import null_pointer


class Observable(Native):
    """Observers; scripts cannot mark it as changed, so it never notifies."""

    __slots__ = ("_observers",)
    JAVA_CLASS = "java.util.Observable"

    def __init__(self) -> None:
        self._observers: list[Any] = []

    @staticmethod
    def new_0() -> "Observable":
        return Observable()

    def add_observer(self, observer: Any) -> None:
        if observer is None:
            raise null_pointer()
        if not any(known is observer for known in self._observers):
            self._observers.append(observer)

    def delete_observer(self, observer: Any) -> None:
        self._observers = [known for known in self._observers if known is not observer]

    def delete_observers(self) -> None:
        self._observers = []

    def count_observers(self) -> int:
        return len(self._observers)

    def has_changed(self) -> bool:
        return False

    def notify_observers_0(self) -> None:
        """Nothing has changed, so nobody is told."""

    def notify_observers_1(self, argument: Any) -> None:
        """Nothing has changed, so nobody is told."""


CLASSES = (
    bind(
        Observable,
        "java.util.Observable",
        constructors="0",
        methods="addObserver/1 countObservers/0 deleteObserver/1 deleteObservers/0 hasChanged/0 notifyObservers/0 "
        "notifyObservers/1",
    ),
)
