"""Reads and validates a configuration file."""

import re
from pathlib import Path
from typing import TypeAlias, cast

from blueprintc.config.config import ClusterConfig, Config, Environment, Override
from blueprintc.config.table import KEYS, Key, Named, Shape, Tables, Text, TextList, Values
from blueprintc.diagnostics import did_you_mean
from blueprintc.errors import ConfigError, FileError
from blueprintc.model import Plain

Toml: TypeAlias = "dict[str, Toml] | list[Toml] | str | int | float | bool | object"


#: Whether a ``pyproject.toml`` can hold a table ``tool.blueprintc``, however it is written.
_OWN_TABLE = re.compile(rb"""tool[^\n]*blueprintc|^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*[\]=]""", re.MULTILINE)


def read_config(path: Path) -> Config | None:
    """The configuration in a file; none for a ``pyproject.toml`` without ``[tool.blueprintc]``.

    Raises ``ConfigError`` with every mistake that is in it, one a line, and ``FileError``.
    """
    table = _table(path)
    if table is None:
        return None
    problems: list[str] = []
    _check_table(table, KEYS, "", problems)
    if problems:
        raise ConfigError("\n".join(f"{path}: {problem}" for problem in problems))
    return _config(path, table)


def _table(path: Path) -> dict[str, Toml] | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from error
    inside = path.name == "pyproject.toml"
    if inside and not _OWN_TABLE.search(content):
        return None  # spares the parser, which is what takes time here
    import tomllib  # wanted only where there is a configuration

    try:
        data: dict[str, Toml] = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start})") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        text = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "nested too deeply"
        raise ConfigError(f"{path}: not TOML: {text[:1].lower()}{text[1:]}") from error
    if not inside:
        return data
    tool = data.get("tool")
    own = tool.get("blueprintc") if isinstance(tool, dict) else None
    if own is not None and not isinstance(own, dict):
        raise ConfigError(f'{path}: "tool.blueprintc" must be a table')
    return own


def _check_table(table: dict[str, Toml], keys: tuple[Key, ...], at: str, problems: list[str]) -> None:
    known = {key.name: key for key in keys}
    for name, value in table.items():
        if name not in known:
            hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
            problems.append(f'unknown key "{at}{name}"; {hint}')
        else:
            _check(value, known[name].shape, f"{at}{name}", problems)
    problems += [f'"{at}{key.name}" is missing' for key in keys if key.required and key.name not in table]


def _check(value: Toml, shape: Shape, at: str, problems: list[str]) -> None:
    match shape:
        case Text():
            _check_text(value, shape, at, problems)
        case TextList(item, or_one):
            if or_one and isinstance(value, str):
                _check_text(value, item, at, problems)
            elif not isinstance(value, list):
                problems.append(f'"{at}" must be a list of strings, not {_kind(value)}')
            else:
                for index, element in enumerate(value):
                    _check_text(element, item, f"{at}[{index}]", problems)
        case Values():
            if not isinstance(value, dict):
                problems.append(f'"{at}" must be a table, not {_kind(value)}')
            else:
                _check_values(value, at, problems)
        case Named(keys):
            if not isinstance(value, dict):
                problems.append(f'"{at}" must be a table, not {_kind(value)}')
                return
            for name, inner in value.items():
                _check_inner(inner, keys, f"{at}.{name}", problems)
        case Tables(keys):
            if not isinstance(value, list):
                problems.append(f'"{at}" must be a list of tables, written [[{at}]], not {_kind(value)}')
                return
            for index, inner in enumerate(value):
                _check_inner(inner, keys, f"{at}[{index}]", problems)


def _check_inner(value: Toml, keys: tuple[Key, ...], at: str, problems: list[str]) -> None:
    if isinstance(value, dict):
        _check_table(value, keys, f"{at}.", problems)
    else:
        problems.append(f'"{at}" must be a table, not {_kind(value)}')


def _check_text(value: Toml, shape: Text, at: str, problems: list[str]) -> None:
    if not isinstance(value, str):
        problems.append(f'"{at}" must be {shape.what}, not {_kind(value)}')
    elif shape.choices and value not in shape.choices:
        hint = did_you_mean(value, shape.choices) or f"there are {', '.join(shape.choices)}"
        problems.append(f'"{at}" is "{value}"; {hint}')
    elif shape.pattern and not re.search(shape.pattern, value):
        problems.append(f'"{at}" must be {shape.what}, not "{value}"')


def _check_values(value: Toml, at: str, problems: list[str]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _check_values(inner, f"{at}.{name}", problems)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _check_values(inner, f"{at}[{index}]", problems)
    elif not isinstance(value, str | int | float | bool):
        problems.append(f'"{at}" must be a string, number, boolean, list or table, not {_kind(value)}')


def _kind(value: Toml) -> str:
    names = {bool: "a boolean", int: "an integer", float: "a number", str: "a string", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")


def _config(path: Path, table: dict[str, Toml]) -> Config:
    environments = cast("dict[str, dict[str, dict[str, Plain]]]", table.get("environments", {}))
    clusters = cast("dict[str, dict[str, Toml]]", table.get("clusters", {}))
    overrides = cast("list[dict[str, Toml]]", table.get("overrides", []))
    return Config(
        root=path.absolute().parent,
        path=path,
        opensearch=cast("str | None", table.get("opensearch")),
        platform=_texts(table, "platform"),
        trusted_endpoints=_texts(table, "trusted-endpoints"),
        environments={name: Environment(vars=inner.get("vars", {})) for name, inner in environments.items()},
        clusters={name: _cluster(name, inner) for name, inner in clusters.items()},
        select=_texts(table, "select"),
        ignore=_texts(table, "ignore"),
        exclude=_texts(table, "exclude"),
        output=cast("str | None", table.get("output")),
        overrides=tuple(_override(override) for override in overrides),
    )


def _cluster(name: str, table: dict[str, Toml]) -> ClusterConfig:
    given = {key.replace("-", "_"): value for key, value in table.items()}
    given.setdefault("auth", "basic" if "user" in given else "none")
    return ClusterConfig(name=name, **given)  # type: ignore[arg-type]  # the table of keys has checked them


def _override(table: dict[str, Toml]) -> Override:
    return Override(
        paths=_texts(table, "paths"),
        opensearch=cast("str | None", table.get("opensearch")),
        platform=_texts(table, "platform"),
        select=_texts(table, "select"),
        ignore=_texts(table, "ignore"),
    )


def _texts(table: dict[str, Toml], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    return (value,) if isinstance(value, str) else tuple(cast("list[str]", value))
