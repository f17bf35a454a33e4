"""``java.util.AbstractList``: everything is in its interfaces."""

from blueprintc.painless.api import JavaClass

CLASSES = (
    JavaClass("java.util.AbstractList"),
    JavaClass("java.util.AbstractList$Itr", "java.util.Iterator"),
    JavaClass("java.util.AbstractList$ListItr", "java.util.ListIterator"),
    JavaClass("java.util.AbstractList$SubList", "java.util.AbstractList"),
    JavaClass("java.util.AbstractList$RandomAccessSubList", "java.util.AbstractList", "java.util.RandomAccess"),
)
