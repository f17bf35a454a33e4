"""What lowering believes that built-in functions make is what the emulator's functions say they make."""

from blueprintc.data import Target
from blueprintc.data.builtin_outputs import BUILTIN_OUTPUTS
from blueprintc.emulator.functions import pre_functions


def test_both_tables_say_the_same() -> None:
    functions = pre_functions(Target.parse("3.8"))
    assert {name: dict(function.produces) for name, function in functions.items()} == BUILTIN_OUTPUTS
