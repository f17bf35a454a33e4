"""What to do about a compile error, in words for people. The server's own words are in ``PainlessError``."""

import re
from collections.abc import Callable

from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.types import Type

_Match = re.Match[str]

_MEMBERS: dict[tuple[str, str], str] = {
    ("java.lang.String", "split"): "use splitOnToken(text), which takes a plain text",
    ("java.lang.String", "replaceAll"): "replace(text, text) replaces every occurrence; replaceAll takes a /regex/",
    ("java.lang.String", "length"): "write length() with parentheses",
    ("java.lang.String", "size"): "a String has length()",
    ("java.lang.String", "repeat"): "append to a StringBuilder in a loop",
    ("java.lang.String", "format"): "its arguments are an array: String.format(text, new def[] {…})",
    ("java.lang.String", "getBytes"): "scripts cannot take texts apart into bytes; encodeBase64() works on the text",
    ("java.util.List", "size"): "write size() with parentheses, or length without",
    ("java.util.List", "of"): "write a list literal: [a, b]",
    ("java.util.Map", "of"): "write a map literal: ['a': 1]",
    ("java.util.Map", "size"): "write size() with parentheses",
    ("java.lang.Object", "size"): "the value has the static type Object here; put it into a def variable first",
}
_NOT_HERE = frozenset(
    {"doc", "ctx", "_source", "_score", "_value", "emit", "Json", "Processors", "Thread", "System.out"}
)


def hint(error: PainlessError) -> str | None:
    """One line of advice about an error; None when its message says it all."""
    java_class = error.java_class.rpartition(".")[2]
    if error.message is None:
        return _WITHOUT_MESSAGE.get(java_class)
    for pattern, advice in _ADVICE:
        found = pattern.search(error.message)
        if found is not None:
            text = advice if isinstance(advice, str) else advice(found)
            if text is not None:
                return text
    return _WITHOUT_MESSAGE.get(java_class)


_WITHOUT_MESSAGE = {
    "StackOverflowError": "the script is nested too deeply for the server's parser: use variables for its parts",
    "NullPointerException": "a lambda with an empty body {} breaks the engine: let it return something",
    "VerifyError": "the engine turns this into code that the JVM refuses: write the expression in another way",
    "ClassFormatError": "the engine turns this into code that the JVM refuses: write the expression in another way",
    "ArrayIndexOutOfBoundsException": "the result of a void call is used, or a new object is not",
}


def _unknown_symbol(found: _Match) -> str | None:
    name = found[1]
    head = name.partition(".")[0]
    if head == "params":
        return "functions see only their own parameters: pass what they need of params as an argument"
    if head in _NOT_HERE:
        return f"'{head}' does not exist for scripts of connectors: they have only params"
    if ".pre_process" in name or ".post_process" in name:
        return "this looks like the name of a built-in function, misspelt: the server compiles what it does not know"
    return "declare it with def, or write it in quotes if it is meant as text or as a key of a map"


def _unknown_type(found: _Match) -> str | None:
    if found[1] == "var":
        return "there is no var: write def"
    return _nearest(found[1], [name.rpartition(".")[2] for name in template_allowlist().class_names()])


def _unknown_member(found: _Match) -> str | None:
    owner, name, arity = found["owner"], found["name"], found["arity"]
    known = _MEMBERS.get((owner, name))
    if known is not None:
        return known
    api = template_allowlist().api(Type(owner))
    if api is None:
        return None
    methods = api.static_methods if found[0].startswith("static") else api.methods
    if arity is None:
        return _nearest(name, [*api.static_fields, *(key.partition("/")[0] + "()" for key in api.methods)])
    arities = sorted(method.arity for method in methods.values() if method.name == name)
    if arities:
        shown = " or ".join(map(str, arities))
        return f"{Type(owner).simple_name}.{name} takes {shown} argument{'' if shown == '1' else 's'} here, not {arity}"
    return _nearest(name, [method.name for method in methods.values()])


def _nearest(name: str, known: list[str]) -> str | None:
    from difflib import get_close_matches  # only where something is wrong

    close = get_close_matches(name, sorted(set(known)), 1, 0.75)
    return f"did you mean '{close[0]}'?" if close else None


def _cast(found: _Match) -> str | None:
    actual, expected = found[1], found[2]
    if expected == "java.lang.String":
        return 'a String is wanted here, and nothing becomes one by itself: use .toString() or "" + …'
    if expected == "java.lang.Object":
        return f"{actual} is a primitive: it is never null and never equals an object; put one side into a def variable"
    if expected == "boolean":
        return "a condition must be boolean: compare with != null, != 0 or isEmpty()"
    if actual in ("double", "float", "long") and expected in ("byte", "short", "char", "int", "long", "float"):
        return f"numbers are not narrowed by themselves: write ({expected}) in front"
    if actual == "java.lang.String" and expected == "char":
        return "a literal is a String, also in single quotes: write (char)'x'"
    if expected.startswith("java.lang.") and Type(actual).is_primitive:
        return f"{actual} is not boxed here: declare the variable as def or as {actual}"
    if actual.startswith("java.lang.") and Type(expected).is_primitive:
        return f"{actual.rpartition('.')[2]} is not unboxed here: use a def variable, or a method such as .intValue()"
    return None


_ADVICE: tuple[tuple[re.Pattern[str], str | Callable[[_Match], str | None]], ...] = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (
            r"The only valid escape sequences",
            "write line breaks and other characters as they are; only \\\\ and the quote can be escaped",
        ),
        (r"^unexpected character \[[\"']", "the quote is not closed"),
        (r"^unexpected character \[(\\n|\\t| )\]", "nothing may stand between a dot and the name behind it"),
        (r"\['finally'\]", "there is no finally"),
        (r"near \['in'\]", "for (x in list) takes no type; with a type write for (T x : list)"),
        (r"was expecting one of \[\{<EOF>, ';'\}\]", "a semicolon is missing, or the word is not part of the language"),
        (r"^unexpected end of script", "a bracket, a brace or the rest of an expression is missing"),
        (r"greater than operation \[>\]", "there are no generics: write List, not List<String>"),
        (r"^cannot resolve symbol \[(.+)\]", _unknown_symbol),
        (r"(?:cannot resolve type|Not a type|return type|parameter type) \[(\w+)\]", _unknown_type),
        (r"(?:member|static) method \[(?P<owner>[\w.]+), (?P<name>\w+)/(?P<arity>\d+)\] not found", _unknown_member),
        (r"field \[(?P<owner>[\w.]+), (?P<name>\w+)(?P<arity>)?\] not found", _unknown_member),
        (
            r"^Unknown call \[(\w+)\]",
            "no function of that name and number of arguments; functions stand before the first statement",
        ),
        (r"^Cannot cast null to a primitive type", "declare the variable as def, or as a class such as Integer"),
        (r"^Cannot cast from \[([^]]+)\] to \[([^]]+)\]\.", _cast),
        (
            r"^cannot cast from \[java.lang.String\] to \[void\]",
            "return null instead: the response is then used as it is",
        ),
        (r"^Elvis operator cannot return primitives", "declare the variable as def: ?: never gives a primitive"),
        (r"RHS is null|LHS is", "this side decides alone: leave ?: out"),
        (
            r"^Result of null safe operator must be nullable",
            "?. cannot give a primitive: put the receiver into a def variable",
        ),
        (r"operator \[[<>]=?\] to the types \[java.lang.String\]", "compare texts with compareTo"),
        (r"operator \[[&|]\] to the types \[boolean\]", "write && and || for booleans"),
        (r"is already defined", "a name can be used once in a function, also in blocks and lambdas inside it"),
        (
            r"^Variable \[.*\] is read-only",
            "loop variables of for-each, lambda parameters and captured variables cannot be changed",
        ),
        (r"cannot be a name", "names of classes cannot be names of variables"),
        (r"^extraneous (if|else) block", "the block is empty, or the condition is a constant"),
        (
            r"^extraneous (while|for|do-while|foreach) loop",
            "the loop never comes to a second round, or its body is empty",
        ),
        (r"unreachable statement", "something before the end of this block always returns, throws or loops for ever"),
        (r"^no paths escape", "the loop never ends"),
        (r"not all paths", "there is a way through it without a return"),
        (r"found no statements", "the body is empty"),
        (r"^not a statement", "the value is not used: assign or return it"),
        (r"^Regexes are disabled", "use contains, indexOf, replace or splitOnToken"),
        (r"^Invalid (int|long) constant", "the number does not fit its type: end it with L, or with .0"),
        (r"^Illegal tree structure", "a hexadecimal number must not end with d or f: add an L, or write it in decimal"),
        (
            r"because \"label\" is null",
            "the engine cannot break or continue out of a catch block: set a variable there and test it behind the try",
        ),
        (r"^/ by zero", "the divisor is the constant 0"),
        (r"^Illegal array access on type \[java.lang.String\]", "take characters of a String with charAt or substring"),
        (r"cannot iterate over type \[java.util.(Hash)?Map\]", "iterate over entrySet(), keySet() or values()"),
        (r"^Incorrect number of parameters for", "the lambda has more or fewer parameters than the method gives it"),
        (r"Cannot pass lambda to", "this parameter takes no function"),
        (r"^exceeded max allowed inline script size", "shorten the script: the server takes 65,535 bytes"),
    )
)
