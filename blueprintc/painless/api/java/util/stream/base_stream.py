"""``java.util.stream.BaseStream``."""

from blueprintc.painless.api.java.util.stream.pipeline import BASE_METHODS
from blueprintc.painless.api.native import bind_interface

CLASSES = (bind_interface("java.util.stream.BaseStream", methods=BASE_METHODS + " iterator/0 spliterator/0"),)
