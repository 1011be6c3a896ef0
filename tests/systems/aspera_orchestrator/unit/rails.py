"""Values as Rails' `to_xml` writes them: an independent writer of the rules that the package reads by."""

import json
from xml.sax.saxutils import escape

from orchestrator_clients.aspera_orchestrator.rails_xml import Json


def written(root: str, value: Json, *, dates: bool = False) -> str:
    """Return a document; with `dates` a text whose name ends in `_date` or `_time` has that type."""
    return '<?xml version="1.0" encoding="UTF-8"?>' + _element(root, value, dates)


def _element(name: str, value: Json, dates: bool) -> str:
    tag = _tag(name)
    match value:
        case None:
            return f'<{tag} nil="true"/>'
        case list():
            item = name.removesuffix("s") or name
            return f'<{tag} type="array">\n' + "\n".join(_element(item, one, dates) for one in value) + f"</{tag}>"
        case dict():
            return f"<{tag}>\n" + "\n".join(_element(key, one, dates) for key, one in value.items()) + f"</{tag}>"
        case str():
            kind = ' type="datetime"' if dates and name.endswith(("_date", "_time")) else ""
            return f"<{tag}{kind}>{escape(value)}</{tag}>"
        case _:
            word = {bool: "boolean", int: "integer", float: "float"}[type(value)]
            return f'<{tag} type="{word}">{json.dumps(value)}</{tag}>'


def _tag(name: str) -> str:
    """Return the name with dashes; underscores at its ends stay."""
    inner = name.strip("_")
    return name.replace(inner, inner.replace("_", "-")) if inner else name
