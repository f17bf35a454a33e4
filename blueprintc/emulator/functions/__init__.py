"""The built-in pre- and post-process functions of ML Commons."""

from blueprintc.emulator.functions.builtin import PostFunction, PreFunction
from blueprintc.emulator.functions.registry import (
    post_function,
    post_functions,
    pre_function,
    pre_functions,
)

__all__ = ["PostFunction", "PreFunction", "post_function", "post_functions", "pre_function", "pre_functions"]
