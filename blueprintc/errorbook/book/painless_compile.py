"""Errors of compiling Painless scripts: pre- and post-process functions that are no built-in."""

from blueprintc.errorbook.entry import KnownError

_RULE = ("BP301",)

ERRORS = (
    KnownError(
        "script-compile-error",
        ("compile error",),
        "A script does not compile. script_stack shows the place, the cause below says why. A script is compiled when "
        "it is used first, not at create.",
        ("see the cause below",),
        "blueprintc check compiles scripts and shows the same place.",
        _RULE,
    ),
    KnownError(
        "built-in-not-found",
        ("cannot resolve symbol [connector.{function:word}]",),
        "The name of a built-in function does not exist in this release: what is none is compiled as a script.",
        (
            "the name is misspelt, or is one that never existed",
            "the release is too old for it: bedrock.nova.* since 3.5, cohere_v2 and bedrock_v2 since 3.1, "
            "mlcommons.passthrough since 3.3",
            "white space around the name",
        ),
        "Use a name of the release; blueprintc check suggests the nearest.",
        ("BP401", "BP413"),
    ),
    KnownError(
        "unknown-symbol",
        (
            "cannot resolve symbol [{name}]",
            "variable [{name}] is not defined",
            "invalid declaration: cannot resolve type [{name}]",
            "cannot resolve type [{name}]",
            "Not a type [{name}].",
            "invalid foreach loop: type [{name}] not found",
            "invalid foreach loop: cannot iterate over type [{name}].",
            "invalid catch declaration: {rest}",
            "invalid function definition: {rest}",
            "value required: instead found unexpected type [{name}]",
            "invalid declaration: type [{name}] cannot be a name",
        ),
        "A script uses a name that is neither declared nor known: a variable, a class, a method of params.",
        (
            "params is used inside of a function of the script, where it cannot be seen: pass it as an argument",
            "a parameter of the connector is used as a variable: write ${parameters.x} without quotes, or params",
            "the class is not allowed in Painless, or is written without its package",
        ),
        "Declare the name, or take it from params.",
        _RULE,
    ),
    KnownError(
        "unknown-call",
        (
            "Unknown call [{name:word}] with [{arguments}] arguments.",
            "Unknown call [{name:word}] with [{arguments}] arguments",
        ),
        "A script calls a function that it does not define.",
        (
            "escape(…) on a release before 2.12, which does not bring it",
            "a function of Java or of JavaScript is called without an object",
        ),
        "Define the function in the script.",
        ("BP301", "BP306"),
    ),
    KnownError(
        "already-defined",
        (
            "variable [{name}] is already defined",
            "Variable [{name}] is read-only.",
            "invalid function definition: found duplicate function [{name}].",
        ),
        "A script declares a name twice, or changes one that cannot be changed.",
        ("two variables of one name", "params is declared", "a lambda changes a variable from outside"),
        "Choose another name.",
        _RULE,
    ),
    KnownError(
        "unknown-member",
        (
            "field [{type}, {name:word}] not found",
            "member method [{type}, {name:word}] not found",
            "static method [{type}, {name:word}] not found",
            "constructor [{type}, {name:word}] not found",
            "function reference [{name}] matching [{type}] not found",
            "Illegal array access on type [{type}].",
            "Illegal shortcut on field [{name}] for type [{type}].",
            "invalid list index [{name}]",
            "Argument(s) cannot be of [void] type when calling method [{name}].",
            "Result of null safe operator must be nullable",
        ),
        "A class has no such field, method or constructor that Painless allows, or not with this many arguments.",
        (
            "Painless allows a part of Java only; the reference lists it (docs/reference/painless-api.md)",
            "the number of arguments is another one",
        ),
        "Use a method that is allowed.",
        _RULE,
    ),
    KnownError(
        "bad-cast",
        (
            "Cannot cast from [{from_type}] to [{to_type}].",
            "cannot cast from [{from_type}] to [{to_type}]",
            "Cannot cast null to a primitive type [{to_type}].",
            "Invalid {type:word} constant [{value}].{rest}",
        ),
        "A value has a type that cannot be used here.",
        (
            "the script returns a map or a list: it must return a text",
            "a number is assigned to a text without .toString() or + ''",
        ),
        "Return a text, and convert where the types differ.",
        _RULE,
    ),
    KnownError(
        "bad-operator",
        (
            "cannot apply the {name} operator [{symbol:word}] to the types [{left}] and [{right}]",
            "cannot apply the {name} operator [{symbol:word}] to the type [{type}]",
            "invalid compound assignment: cannot apply [{symbol:word}] to types [{left}] and [{right}]",
            "extraneous comparison of [null] constants",
            "Extraneous elvis operator. {what}",
            "Elvis operator cannot return primitives",
        ),
        "An operator does not work on these types.",
        ("numbers and texts are mixed with - * / <", "a def value would do where a typed one does not"),
        "Convert one of the two.",
        _RULE,
    ),
    KnownError(
        "bad-statement",
        (
            "not a statement: {what}",
            "invalid assignment: {what}",
            "invalid assignment cannot assign a value to {what}",
            "invalid break statement: not inside loop",
            "invalid continue statement: not inside loop",
            "extraneous {what}",
            "no paths escape from {what}",
            "invalid block: unreachable statement",
            "Illegal tree structure.",
            "not all paths return a value for lambda",
            "Cannot pass lambda to [{type}], not a functional interface",
            "Incorrect number of parameters for [{name}] in [{type}]",
            "Method too large: {what}",
        ),
        "A statement of the script cannot stand like this: its result is not used, it can never run, or it never ends.",
        (
            "return is missing before the last value of a function",
            "a loop returns in its first pass, or has no way out",
            "code follows behind return",
        ),
        "Rewrite the statement at the place that is shown.",
        _RULE,
    ),
    KnownError(
        "script-syntax",
        (
            "unexpected token [{token}] was expecting one of [{expected}].",
            "unexpected token [{token}] was expecting one of [{expected}]",
            "invalid sequence of tokens near [{token}].",
            "invalid sequence of tokens near [{token}]",
            "unexpected end of script.",
            "unexpected character [{text}].",
            "unexpected character [{text}]. The only valid escape sequences in strings starting with [{quote}] are "
            "[\\\\] and [\\{escape}].",
        ),
        "The script is not written as Painless is.",
        (
            "a semicolon, a bracket or a quote is missing",
            "\\n, \\t or \\u in a text: Painless knows only the escaped backslash and the escaped quote",
            "the quotes of the script were lost when it was put into JSON: write it in a YAML block",
            "a built-in function's name with a blank or a dash in it",
        ),
        "Mend the script at the place that is shown.",
        ("BP301", "BP401", "BP308"),
    ),
    KnownError(
        "script-regex",
        (
            "Regexes are disabled. Set [script.painless.regex.enabled] to [true] in {rest}",
            "invalid regular expression: {what}",
        ),
        "The script uses a regex that does not compile, or regexes are switched off on the cluster.",
        ("script.painless.regex.enabled is false", "the regex has a mistake"),
        "Use splitOnToken, replace and indexOf instead of a regex.",
        ("BP301", "BP304"),
    ),
    KnownError(
        "script-limits",
        (
            "exceeded max allowed inline script size in bytes [{limit:word}] with size [{size:word}] for script {rest}",
            "[script] Too many dynamic script compilations within, max: [{rate:word}]; {rest}",
        ),
        "The script is too long, or too many different scripts are compiled.",
        (
            "${parameters.…} in a script makes a new script of each value: 75 in five minutes are allowed",
            "the script is longer than 65,535 bytes",
        ),
        "Take the placeholder out of the script.",
        ("BP308",),
    ),
)
