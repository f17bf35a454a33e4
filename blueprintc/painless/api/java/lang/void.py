"""``java.lang.Void``, of which there is no instance."""

from blueprintc.painless.api import JavaClass

CLASSES = (JavaClass("java.lang.Void"),)
