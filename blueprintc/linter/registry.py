"""Every kind of finding, collected from the ``codes`` modules of the packages and from the rules."""

import importlib
from pathlib import Path

from blueprintc.diagnostics import Code


def all_codes() -> dict[str, Code]:
    """Every ``Code`` by its id, sorted. Each package that reports findings declares its own in ``codes.py``."""
    import pkgutil

    from blueprintc.linter.rules import cross_rules, rules  # all of them, which a check does not need

    package = Path(__file__).parents[1]
    found: dict[str, Code] = {}
    for part in pkgutil.iter_modules([str(package)]):
        if part.ispkg and (package / part.name / "codes.py").is_file():
            module = importlib.import_module(f"blueprintc.{part.name}.codes")
            codes = [value for value in vars(module).values() if isinstance(value, Code)]
            found |= {code.id: code for code in codes}
    found |= {rule.code.id: rule.code for rule in rules()} | {rule.code.id: rule.code for rule in cross_rules()}
    return dict(sorted(found.items()))
