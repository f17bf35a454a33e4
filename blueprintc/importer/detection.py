"""Which form a foreign text has, by its name and its content."""

import re

from blueprintc.source import SourceFile

#: The forms that are read, and what messages call them.
FORMS = {
    "console": "JSON, console text or curl commands",
    "markdown": "Markdown",
    "notebook": "a Jupyter notebook",
    "python": "Python",
    "terraform": "Terraform",
    "yaml": "YAML",
}
_BY_ENDING = {
    ".tf": "terraform", ".hcl": "terraform", ".py": "python", ".ipynb": "notebook", ".json": "console",
    ".console": "console", ".http": "console", ".sh": "console",
}  # fmt: skip
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})", re.MULTILINE)
_RESOURCE = re.compile(r'^[ \t]*resource[ \t]+"?opensearch_ml_connector"?', re.MULTILINE)
_CONSOLE = re.compile(
    r"""\s*+(?:(?:\#|//)[^\n]*+\s*+)*+
    (?: \{\s*["}] | \[\s*\{ | "\w+"\s*: | (?:GET|POST|PUT|DELETE)[ \t]+[/_] | (?:[$>]\s*)?curl\s+[-'"\\h] )""",
    re.IGNORECASE | re.VERBOSE,
)
_SCRIPT = re.compile(r"\s*+#![^\n]*sh\b")
_PYTHON = re.compile(
    r"""^(?:(?:import|from)[ \t]+[A-Za-z_][\w.]*|[A-Za-z_]\w*[ \t]*(?::[^=\n]*)?=[ \t]*(?:[{('"]|json\.))""",
    re.MULTILINE,
)
_YAML = re.compile(r"^(?:- )?(?:nodes|workflows|blueprint|name|protocol|actions)[ \t]*:(?:[ \t]|$)", re.MULTILINE)


def detect(source: SourceFile) -> str:
    """The form of a text: one of ``FORMS``. What tells nothing is taken for console text."""
    ending = re.search(r"\.[a-z]+$", source.path.lower())
    if ending is not None and ending.group() in _BY_ENDING:
        return _BY_ENDING[ending.group()]
    text = source.text
    if _CONSOLE.match(text) or _SCRIPT.match(text):
        return "console"
    if _FENCE.search(text) and not source.path.lower().endswith((".yaml", ".yml")):
        return "markdown"
    if _RESOURCE.search(text):
        return "terraform"
    if _PYTHON.search(text):
        return "python"
    return "yaml" if _YAML.search(text) else "console"
