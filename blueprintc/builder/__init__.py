"""Which connector files a build writes, and their texts: ``build(paths, finder, options)`` gives a ``Build``."""

from blueprintc.builder.build import Build, BuildOptions, ConnectorJson, Form, Output, build, drift
from blueprintc.builder.outputs import STDOUT

__all__ = ["STDOUT", "Build", "BuildOptions", "ConnectorJson", "Form", "Output", "build", "drift"]
