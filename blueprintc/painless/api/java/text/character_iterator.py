"""``java.text.CharacterIterator``."""

from blueprintc.painless.api.java.text.string_character_iterator import DONE, METHODS
from blueprintc.painless.api.native import bind_interface

_ITERATOR = bind_interface("java.text.CharacterIterator", methods=METHODS)
_ITERATOR.constants(DONE=DONE)
CLASSES = (_ITERATOR,)
