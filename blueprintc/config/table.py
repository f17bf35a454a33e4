"""Every key of the configuration: its shape and what it does. Reader, JSON Schema and documentation follow it.

Named tuples, because they are made at start-up wherever there is a configuration, and a data class takes ten times as
long to make.
"""

from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """A string; with ``choices``, one of them; with ``pattern``, one that a regular expression fits."""

    choices: tuple[str, ...] = ()
    pattern: str = ""
    what: str = "a string"


class TextList(NamedTuple):
    """A list of strings, each as ``item`` says; ``or_one`` accepts one string alone."""

    item: Text = Text()
    or_one: bool = False


class Values(NamedTuple):
    """A table with names of the user's choice and values of any TOML type but dates."""


class Named(NamedTuple):
    """A table with names of the user's choice, each a table with the keys."""

    keys: tuple["Key", ...]


class Tables(NamedTuple):
    """A list of tables with the keys."""

    keys: tuple["Key", ...]


Shape: TypeAlias = Text | TextList | Values | Named | Tables


class Key(NamedTuple):
    """One key. ``doc`` is for people; ``example`` is TOML that shows it; ``required`` concerns inner tables."""

    name: str
    shape: Shape
    doc: str
    example: str
    required: bool = False


_VERSIONS = Text(
    pattern=r"^\s*(>=|<=|==|>|<|=|~=)?\s*\d+(\.\d+){0,2}(\s*,\s*(>=|<=|==|>|<|=|~=)?\s*\d+(\.\d+){0,2})*\s*$",
    what='a version range such as ">=2.11" or "2.19"',
)
_PLATFORMS = TextList(Text(choices=("self-managed", "aws")), or_one=True)
_CODES = TextList(
    Text(pattern=r"^(ALL|BP[0-9]{0,3})$", what='a code or its beginning, such as "BP214", "BP2" or "ALL"')
)
_PATTERN = TextList(Text(what="a path pattern"))

_OPENSEARCH = Key(
    "opensearch",
    _VERSIONS,
    "The OpenSearch versions that blueprints must work on, where a blueprint does not say so itself.",
    'opensearch = ">=2.11"',
)
_PLATFORM = Key(
    "platform",
    _PLATFORMS,
    "Where they must work, where a blueprint does not say so itself: `self-managed`, `aws` (Amazon OpenSearch "
    "Service), or both.",
    'platform = ["self-managed", "aws"]',
)
_SELECT = Key(
    "select", _CODES, "The codes that are reported, by their beginnings. Default: all.", 'select = ["BP0", "BP2"]'
)
_IGNORE = Key(
    "ignore", _CODES, "The codes that are not reported. The longer beginning wins over `select`.", 'ignore = ["BP021"]'
)

KEYS: tuple[Key, ...] = (
    _OPENSEARCH,
    _PLATFORM,
    Key(
        "trusted-endpoints",
        TextList(Text(what="a regular expression of the cluster setting")),
        "The cluster's own list `plugins.ml_commons.trusted_connector_endpoints_regex`; Java regular expressions. "
        "Default: the list that OpenSearch has without a setting.",
        "trusted-endpoints = ['^https://api\\.openai\\.com/.*$']",
    ),
    Key(
        "environments",
        Named(
            (
                Key(
                    "vars",
                    Values(),
                    "Values of build-time variables in this environment.",
                    '[environments.production.vars]\nmodel = "text-embedding-3-large"',
                ),
            )
        ),
        "Named sets of values of `vars`; `--env NAME` chooses one.",
        '[environments.production]\nvars = {model = "text-embedding-3-large"}',
    ),
    Key(
        "clusters",
        Named(
            (
                Key(
                    "url",
                    Text(pattern=r"^https?://[^/\s@]+/?$", what="a URL such as https://search.example.com:9200"),
                    "Where the cluster's REST API is.",
                    'url = "https://search.example.com:9200"',
                    required=True,
                ),
                Key(
                    "auth",
                    Text(choices=("none", "basic", "bearer", "certificate", "sigv4")),
                    "How to log in. `sigv4`: Amazon OpenSearch Service, with the credentials of this machine's AWS "
                    "configuration. Default: `basic` with a `user`, else `none`.",
                    'auth = "basic"',
                ),
                Key("user", Text(), "The user's name, for `basic`.", 'user = "admin"'),
                Key(
                    "password",
                    Values(),
                    'Where the password is: `{env = "NAME"}` or `{file = "PATH"}`.',
                    'password = {env = "OPENSEARCH_PASSWORD"}',
                ),
                Key("token", Values(), "Where the token is, for `bearer`.", 'token = {env = "OPENSEARCH_TOKEN"}'),
                Key(
                    "certificate",
                    Text(what="a path"),
                    "The client certificate (PEM), for `certificate`.",
                    'certificate = "client.pem"',
                ),
                Key("key", Text(what="a path"), "Its private key (PEM).", 'key = "client.key"'),
                Key(
                    "ca",
                    Text(what="a path"),
                    "Certificates of authorities to trust besides the machine's own (PEM).",
                    'ca = "ca.pem"',
                ),
                Key("region", Text(), "The region, for `sigv4`.", 'region = "eu-central-1"'),
                Key(
                    "service",
                    Text(choices=("es", "aoss")),
                    "`aoss` for OpenSearch Serverless. Default: `es`.",
                    'service = "es"',
                ),
                Key(
                    "environment",
                    Text(),
                    "The environment that gives values to `vars` for this cluster.",
                    'environment = "production"',
                ),
                Key(
                    "opensearch", _VERSIONS, "Its release, where it must not or cannot be asked.", 'opensearch = "2.19"'
                ),
            )
        ),
        "Clusters that `plan`, `deploy`, `audit`, `import` and `test` know by name.",
        '[clusters.staging]\nurl = "https://search.example.com:9200"\nuser = "admin"\n'
        'password = {env = "OPENSEARCH_PASSWORD"}',
    ),
    _SELECT,
    _IGNORE,
    Key(
        "exclude",
        _PATTERN,
        "Files and folders that are passed over in a folder. `*` stays inside a name, `**` crosses folders; "
        "a pattern without a slash matches at any depth.",
        'exclude = ["vendor/", "*.draft.blueprint.yaml"]',
    ),
    Key(
        "output",
        Text(what="a folder"),
        "The folder that `build` writes to without `-o`. Each connector stands there as its blueprint stands below the "
        "configuration's folder, or below `blueprints/` in it.",
        'output = "connectors"',
    ),
    Key(
        "overrides",
        Tables(
            (
                Key(
                    "paths",
                    _PATTERN,
                    "Which files; the same patterns as in `exclude`.",
                    'paths = ["legacy/"]',
                    required=True,
                ),
                _OPENSEARCH,
                _PLATFORM,
                Key("select", _CODES, "Replaces `select` for them.", 'select = ["BP0"]'),
                Key("ignore", _CODES, "Added to `ignore` for them.", 'ignore = ["BP021"]'),
            )
        ),
        "What is different for some paths; of several that match, the last one wins.",
        '[[overrides]]\npaths = ["legacy/"]\nignore = ["BP021"]',
    ),
)
