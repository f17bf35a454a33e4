"""Gson's ``LinkedTreeMap``, which parsed responses are made of before ML Commons 3.5."""

from blueprintc.painless.api import JavaClass

_NAME = "com.google.gson.internal.LinkedTreeMap"
CLASSES = (
    JavaClass(_NAME, "java.util.AbstractMap"),
    JavaClass(f"{_NAME}$KeySet", "java.util.AbstractSet"),
    JavaClass(f"{_NAME}$EntrySet", "java.util.AbstractSet"),
    JavaClass(f"{_NAME}$Node", "java.util.Map$Entry"),
)
