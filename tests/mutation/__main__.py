"""``python -m tests.mutation [N] [NAME…]``: the figures by operator, over N documents each (0: all)."""

import sys

from tests.mutation.measure import judge, new_errors
from tests.mutation.mutant import EQUIVALENT, OPERATORS
from tests.mutation.operators import __all__ as _topics

limit = int(sys.argv[1]) if len(sys.argv) > 1 else 8
wanted = sys.argv[2:]
total = found = 0
for name, operator in OPERATORS.items():
    if wanted and not any(one in name for one in wanted):
        continue
    figures = judge(operator, limit or None)
    total, found = total + figures.total, found + figures.found
    print(f"{name:45} {figures.found:4}/{figures.total:<4} equivalent {figures.equivalent}")
    for text in [*(f"missed {one}" for one in figures.missed), *figures.elsewhere][:4]:
        print(f"      {text}")
print(f"{len(OPERATORS)} operators in {len(_topics)} files: {found} of {total}")
for name, edit in EQUIVALENT.items():
    for text in list(new_errors(edit))[:3]:
        print(f"equivalent {name}: {text}")
