"""pyvis under a page of ours: one file, no request, nothing executed that we did not write.

Stock pyvis writes a page that calls a server, runs script from node titles, forgets parallel ties, and
settles for minutes. Here the engine is the same (its `Network`, its vis-network), the page is not: every
text stands in a block of JSON that no browser executes, and the page's own policy refuses everything else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

_PAGE = Path(__file__).with_name("page")
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_NEVER_RAW = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class MapNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network whose page is ours. `frame` is everything on the page beside nodes and ties."""

    def __init__(self, frame: dict[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=frame["title"])
        self.frame = frame

    def add_node(
        self, n_id: str, label: str = "", shape: str = "dot", color: str | None = None, **options: Any
    ) -> None:
        """As pyvis's own, but quick, and with an empty label left empty."""
        if n_id not in self.node_map:
            shown = {**options, "color": color} if color is not None else options
            node = Node(n_id, shape, label=label, **shown)
            self.nodes.append(node.options)
            self.node_ids.append(n_id)
            self.node_map[n_id] = node.options

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """As pyvis's own, but quick, and with parallel ties kept."""
        if source not in self.node_map or to not in self.node_map:
            raise KeyError(f"no node {source if source not in self.node_map else to}")
        self.edges.append(Edge(source, to, self.directed, **options).options)

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:  # noqa: ARG002
        """The whole page. The same network gives the same text."""
        script, style = _read("*.js"), _read("*.css")
        vis = vis_network(self.template_dir)
        self.html = (
            _templates()
            .get_template("map.html")
            .render(
                language=self.frame["lang"],
                title=self.heading,
                words=self.frame["words"],
                policy=_policy([vis, script], [style]),
                style=Markup(style),  # noqa: S704  our own files, never a text of the graph
                vis=Markup(vis),  # noqa: S704
                script=Markup(script),  # noqa: S704
                data=Markup(as_data({**self.frame, "nodes": self.nodes, "edges": self.edges})),  # noqa: S704
            )
        )
        return str(self.html)

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """The page as a file: UTF-8 on every system, and nothing beside it."""
        Path(name).write_text(self.generate_html(name, local, notebook), encoding="utf-8", newline="\n")
        if open_browser:
            import webbrowser

            webbrowser.open(Path(name).resolve().as_uri())


def as_data(value: Any) -> str:
    """JSON that can stand inside a page: no text of it can end the block that holds it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escaped in _NEVER_RAW.items():
        text = text.replace(character, escaped)
    return text


@lru_cache(maxsize=1)
def vis_network(templates: str) -> str:
    """vis-network as pyvis ships it, without the line that makes a browser look for its source map."""
    text = (Path(templates) / _VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0].strip() + "\n"


@lru_cache(maxsize=2)
def _read(pattern: str) -> str:
    """Our own files of a kind, in the order of their names; scripts share one scope of their own."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(_PAGE.glob(pattern))]
    text = "\n".join(texts)
    return f'(() => {{\n"use strict";\n{text}\n}})();\n' if pattern == "*.js" else text


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_PAGE, encoding="utf-8"),
        autoescape=select_autoescape(default=True, default_for_string=True),
    )


def _policy(scripts: list[str], styles: list[str]) -> str:
    """What the browser may do with this page: run what has these digests, and fetch nothing."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {' '.join(map(_digest, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
