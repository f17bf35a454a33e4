"""Kinds of findings of the frontend: files, YAML, JSON, templates, variables, structure."""

from blueprintc.diagnostics import Code, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# Files
UNREADABLE = Code(
    "BP001",
    "unreadable-file",
    _E,
    "The file cannot be read.",
    "Without the file there is nothing to look at.",
)
NOT_UTF8 = Code(
    "BP002", "not-utf-8", _E, "The file is not UTF-8.", "The server reads UTF-8; a guess would change the characters."
)
CONTROL_CHARACTER = Code(
    "BP003",
    "control-character",
    _E,
    "The file holds a character that neither YAML nor JSON allows.",
    "YAML and JSON forbid control characters such as NUL; write them as an escape inside a quoted string.",
)
TOO_LARGE = Code(
    "BP004",
    "file-too-large",
    _E,
    "The file is larger than a blueprint can sensibly be.",
    "The limit keeps time and memory bounded for files that somebody else wrote.",
)
EMPTY_FILE = Code(
    "BP005",
    "empty-file",
    _E,
    "The file holds no document.",
    "An empty blueprint builds nothing; most likely the wrong file was named.",
)
OUTSIDE_ROOT = Code(
    "BP006",
    "outside-repository",
    _E,
    "A path leads out of the repository.",
    "A blueprint must build the same from every clone, and must not read files of the machine that builds it.",
)
CYCLE = Code(
    "BP007",
    "cycle",
    _E,
    "Files or macros include each other in a circle.",
    "Nothing would ever be complete: the message names the circle.",
)

# YAML and JSON
YAML_SYNTAX = Code(
    "BP010",
    "yaml-syntax",
    _E,
    "The file is not YAML.",
    "Nothing behind the mistake can be read with certainty, so nothing else is reported.",
)
JSON_SYNTAX = Code(
    "BP011",
    "json-syntax",
    _E,
    "The text is not JSON, not even in the dialect of the API.",
    "The server refuses the request. Comments, triple quotes and trailing commas are taken here; anything else is not.",
)
TOO_DEEP = Code(
    "BP012",
    "nested-too-deep",
    _E,
    "Values are nested deeper than anything sensible.",
    "The server refuses such a body, too; the bound keeps time and memory small.",
)
TOO_MANY_NODES = Code(
    "BP013",
    "document-too-big",
    _E,
    "The document unfolds to too many values.",
    "Aliases that name aliases grow without bound (an alias bomb).",
)
RECURSIVE_ALIAS = Code(
    "BP014", "recursive-alias", _E, "An alias stands inside the value that it names.", "Such a value has no end."
)
UNKNOWN_ALIAS = Code("BP015", "unknown-alias", _E, "An alias names no anchor.")
UNKNOWN_TAG = Code(
    "BP016",
    "unknown-tag",
    _E,
    "A YAML tag is not known.",
    "Known are !template, !file, !json and !string, and !!str, !!int, !!float, !!bool, !!null.",
)
SEVERAL_DOCUMENTS = Code(
    "BP017",
    "several-documents",
    _E,
    "The file holds more than one YAML document.",
    "A file builds the connectors of one blueprint; variants are the way to several.",
)
DUPLICATE_KEY = Code(
    "BP018",
    "duplicate-key",
    _E,
    "A key stands twice in one mapping.",
    "The server refuses a connector with a duplicate key; YAML readers keep one of them without a word.",
)
MERGE_KEY = Code(
    "BP019",
    "bad-merge-key",
    _E,
    "A merge key `<<` needs a mapping or a list of mappings.",
    "There is nothing to merge in a text or a number.",
)
SHALLOW_MERGE = Code(
    "BP020",
    "shallow-merge",
    _W,
    "A merge key does not merge inner mappings.",
    "`<<` copies whole values: a mapping under a key that is also written here replaces the merged one entirely.",
)
COMPLEX_KEY = Code(
    "BP021",
    "key-not-text",
    _E,
    "A key is not a text.",
    "JSON objects have texts as keys.",
)
UNQUOTED_TEMPLATE = Code(
    "BP022",
    "unquoted-template",
    _E,
    "A template expression is not quoted.",
    "YAML reads an unquoted `{{ … }}` as a mapping inside a mapping.",
)
CUT_PLACEHOLDER = Code(
    "BP023",
    "cut-placeholder",
    _E,
    "A placeholder is cut in two by the braces of a flow mapping.",
    "Inside `{…}` and `[…]` YAML ends an unquoted text at a brace, so `${…}` must be quoted there.",
)
STRUCTURE_STATEMENT = Code(
    "BP024",
    "template-statement-outside-value",
    _E,
    "A template statement stands outside a value.",
    "Templates are applied to each value after YAML is read; they cannot make keys or lines of the document.",
)
TAB_INDENTATION = Code(
    "BP026",
    "tab-indentation",
    _E,
    "A tab is used for indentation.",
    "YAML forbids tabs for indentation, because editors show them differently.",
)
LONE_SURROGATE = Code(
    "BP027",
    "lone-surrogate",
    _W,
    "A string holds half of a surrogate pair.",
    "UTF-8 cannot carry it; the server replaces it by a question mark.",
)
GLUED_KEY = Code(
    "BP028",
    "glued-key",
    _E,
    "A key in a flow mapping has no space behind its colon.",
    "YAML reads `{a:b}` as the one key `a:b` without a value.",
)

# Templates
TEMPLATE_SYNTAX = Code(
    "BP030",
    "template-syntax",
    _E,
    "A template cannot be parsed.",
    "The template cannot be compiled, so the value cannot be built.",
)
UNDEFINED_NAME = Code(
    "BP031",
    "undefined-name",
    _E,
    "A template uses a name that is not defined.",
    "Build-time names are strict: an empty text in its place would build a broken connector.",
)
TEMPLATE_FAILED = Code(
    "BP032",
    "template-failed",
    _E,
    "A template failed while it was rendered.",
    "The value cannot be built.",
)
TEMPLATE_REFUSED = Code(
    "BP033",
    "template-refused",
    _E,
    "A template reaches for something that it must not touch.",
    "Templates run in a sandbox: attributes that lead to Python itself are closed.",
)
TEMPLATE_ENDLESS = Code(
    "BP034",
    "template-endless",
    _E,
    "A template runs for too long or grows too big.",
    "Steps, recursion and output of a template are bounded, so that a build always ends.",
)
TEMPLATE_NOT_FOUND = Code(
    "BP035",
    "file-not-found",
    _E,
    "A file that a blueprint takes in is not there.",
    "Templates are looked for in the templates folders beside and above the blueprint, other files beside it.",
)
TEMPLATE_VALUE = Code(
    "BP036",
    "template-value",
    _E,
    "A template gives a value that has no place in a connector.",
    "JSON has texts, numbers, booleans, null, lists and objects with texts as keys.",
)
BAD_TAG_ARGUMENT = Code(
    "BP037",
    "bad-tag-argument",
    _E,
    "A tag is used on a value that it cannot work with.",
    "A tag says how one value is to be taken; on another kind of value it means nothing.",
)

# Variables, variants, inheritance
BAD_VARIABLE = Code(
    "BP040",
    "bad-variable",
    _E,
    "A build-time variable is declared wrongly.",
    "A wrong declaration would be noticed only by whoever gives the variable a value.",
)
VARIABLE_VALUE = Code(
    "BP041",
    "variable-value",
    _E,
    "A build-time variable has a value that it does not allow.",
    "The type and the `enum` of a variable are a promise to its templates.",
)
VARIABLE_MISSING = Code(
    "BP042",
    "variable-missing",
    _E,
    "A required build-time variable has no value.",
    "Templates are strict: no text can stand in for a value that is missing.",
)
UNKNOWN_VARIABLE = Code(
    "BP043",
    "unknown-variable",
    _E,
    "A value is given for a variable that is not declared.",
    "The value would be used nowhere; most likely the name is misspelt.",
)
BAD_VARIANT = Code(
    "BP044",
    "bad-variant",
    _E,
    "A variant is declared wrongly.",
    "Each variant builds a connector and a file of its own, so its name and its content must allow that.",
)
BAD_EXTENDS = Code(
    "BP045",
    "bad-extends",
    _E,
    "The blueprint to extend cannot be used.",
    "Without its base a blueprint is not complete.",
)
MERGED_ACTIONS = Code(
    "BP047",
    "actions-merged",
    _W,
    "Two actions change the same inherited action.",
    "Actions are merged by type and name: what the first says is lost where the second says it, too.",
)
BAD_FORMAT_VERSION = Code(
    "BP046",
    "unknown-format-version",
    _E,
    "The blueprint is written for a format version that is not known.",
    "This version of blueprintc knows format 1 only.",
)

# Structure
UNKNOWN_KEY = Code(
    "BP101",
    "unknown-key",
    _E,
    "A key is not known at this place.",
    "The server skips a key that it does not know, with its whole value and without a word.",
    stops_build=False,
)
MISPLACED_KEY = Code(
    "BP102",
    "misplaced-key",
    _E,
    "A key stands at the wrong place.",
    "The server skips a key that it does not know at that place, with its whole value and without a word.",
    stops_build=False,
)
WRONG_TYPE = Code(
    "BP103", "wrong-type", _E, "A value has the wrong type.", "The server refuses the connector or drops the value."
)
BAD_CHOICE = Code(
    "BP104",
    "unknown-value",
    _E,
    "A value is none of those that are allowed here.",
    "The server refuses the value, or takes it for none.",
    stops_build=False,
)
MISSING_KEY = Code(
    "BP105",
    "missing-key",
    _W,
    "A key that the server needs is missing.",
    "Creating the connector fails without it.",
    stops_build=False,
)
NOT_A_BLUEPRINT = Code(
    "BP106",
    "not-a-blueprint",
    _E,
    "The document is not a mapping.",
    "A blueprint and a connector are mappings of keys to values.",
)
BLUEPRINT_KEY = Code(
    "BP107",
    "blueprint-key-in-connector",
    _E,
    "A key of the blueprint format stands in a plain connector.",
    "Without `blueprint: 1` the file is taken for a connector as the server reads it, which does not know the key.",
    stops_build=False,
)
