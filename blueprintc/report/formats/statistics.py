"""How many findings there are of each code, the most frequent first."""

from collections import Counter

from blueprintc.report.paint import Paint
from blueprintc.report.report import Report


def render(report: Report, *, color: bool = False) -> str:
    """A line a code: count, code, severity, name, how many have a fix; and a line for what is not reported."""
    paint = Paint(color)
    counted = Counter(found.code.id for found in report.diagnostics)
    mended = Counter(found.code.id for found in report.diagnostics if found.fix is not None and found.fix.edits)
    codes = {found.code.id: found.code for found in report.diagnostics}
    width = len(str(max(counted.values(), default=0)))
    lines = []
    for code_id, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        code = codes[code_id]
        kind = paint.severity(code.severity, f"{code.severity.value}[{code_id}]")
        fix = f" ({mended[code_id]} with a fix)" if mended[code_id] else ""
        lines.append(f"{count:>{width}} {kind} {code.name}{fix}\n")
    quiet = [(len(report.suppressed), "suppressed by comments"), (len(report.known), "in the baseline")]
    lines += [f"{count:>{width}} {words}\n" for count, words in quiet if count]
    return "".join(lines) or "0 findings\n"
