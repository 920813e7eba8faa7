"""The description of our own API: as programs read it, and as people do."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from trustmark.sites.connect.own.version_one import document

Described = Mapping[str, Any]


def openapi() -> str:
    """The description of the API (OpenAPI), in the words of the code."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def calls() -> str:
    """Every call of the API on one page: what it does, takes, gives and refuses."""
    told = document()
    lines = ["# Calls of our API", "", told["info"]["description"].strip(), ""]
    lines += ["The same for programs is [openapi.json](openapi.json); how to begin is "]
    lines[-1] += "told in [use the API](../how-to/use-the-api.md)."
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            lines += ["", *_call(path, method, operation)]
    lines += ["", "# What goes in and comes out"]
    for name, shape in sorted(told["components"]["schemas"].items()):
        if "properties" in shape:
            lines += ["", *_shape(name, shape)]
    return "\n".join(lines) + "\n"


def _call(path: str, method: str, operation: Described) -> Iterator[str]:
    yield f"## `{method.upper()} {path}`"
    yield ""
    yield operation.get("description", operation["summary"]).strip()
    yield ""
    yield f"- Right: `{operation['x-right']}`"
    asked = [_parameter(one) for one in operation.get("parameters", [])]
    if asked:
        yield f"- Takes: {', '.join(asked)}"
    body = operation.get("requestBody")
    if body:
        yield f"- Body: {_type(_content(body))}"
    for status, answer in operation["responses"].items():
        if int(status) < _FIRST_ERROR:
            given = _content(answer)
            yield f"- Gives: {status}" + (f" with {_type(given)}" if given else "")
    refused = [str(s) for s in operation["responses"] if int(s) >= _FIRST_ERROR]
    yield f"- Refuses with: {', '.join(refused)}"


def _parameter(one: Described) -> str:
    place = {"query": "", "path": " in the path", "header": " as a header"}
    need = "" if one.get("required") else ", may be left out"
    return f"`{one['name']}`{place[one['in']]} ({_type(one['schema'])}{need})"


def _shape(name: str, shape: Described) -> Iterator[str]:
    yield f"## `{name}`"
    yield ""
    yield shape.get("description", "").strip()
    yield ""
    yield "| field | kind | |"
    yield "| --- | --- | --- |"
    needed = set(shape.get("required", []))
    for field, inner in shape["properties"].items():
        said = str(inner.get("description", "")).replace("|", "\\|")
        may = "" if field in needed else " May be left out."
        yield f"| `{field}` | {_type(inner)} | {(said + may).strip()} |"


def _content(part: Described) -> Described:
    kinds = list(part.get("content", {}).values())
    return kinds[0]["schema"] if kinds else {}


def _type(schema: Described) -> str:
    """A kind in words: what it is, and within which bounds."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rsplit('/', 1)[-1]}`"
    for name in ("anyOf", "allOf"):
        if name in schema:
            return " or ".join(dict.fromkeys(_type(one) for one in schema[name]))
    kind = str(schema.get("format") or schema.get("type", "anything"))
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    words = {"null": "nothing", "object": "names with values", "date-time": "moment"}
    bounds = [
        f"{said} {schema[name]}"
        for name, said in (
            ("minimum", "from"),
            ("maximum", "to"),
            ("maxLength", "at most"),
        )
        if name in schema
    ]
    return " ".join([words.get(kind, kind), *bounds])


_FIRST_ERROR = 400
