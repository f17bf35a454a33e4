"""Which keys stand at a place of a document."""

from blueprintc.model.fields import (
    ACTION,
    BLUEPRINT,
    CLIENT_CONFIG,
    CONNECTOR,
    CREDENTIAL_SOURCE,
    ORIGIN,
    VARIABLE,
    Field,
    field_of,
)


def fields_at(path: tuple[str, ...], *, is_connector: bool) -> tuple[Field, ...]:
    """The keys of the mapping at a path; empty where any key may stand."""
    if path[:1] == ("variants",) and len(path) >= 2 and not is_connector:
        inner = path[2:]
        own = tuple(field for field in BLUEPRINT if field.name not in ("blueprint", "extends", "variants"))
        return fields_at(inner, is_connector=False) if inner else own + CONNECTOR
    match path:
        case ():
            return CONNECTOR if is_connector else BLUEPRINT + CONNECTOR
        case ("actions",):
            return ACTION
        case ("client_config",):
            return CLIENT_CONFIG
        case ("origin",) if not is_connector:
            return ORIGIN
        case ("vars", _) if not is_connector:
            return VARIABLE
        case ("credential", _) if not is_connector:
            return CREDENTIAL_SOURCE
        case _:
            return ()


def field_at(path: tuple[str, ...], key: str, *, is_connector: bool) -> Field | None:
    """The field of a key at a path, or none."""
    return field_of(fields_at(path, is_connector=is_connector), key)
