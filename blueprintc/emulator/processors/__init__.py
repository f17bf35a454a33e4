"""Input and output processors (3.3 and later): the ten types, one file each, and the chain that runs them."""

from blueprintc.emulator.processors.chain import PROCESSOR_TYPES, ProcessorChain

__all__ = ["PROCESSOR_TYPES", "ProcessorChain"]
