"""``java.util.Formattable``: no class that scripts can make implements it."""

from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.util.Formattable", methods="formatTo/4"),)
