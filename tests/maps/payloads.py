"""Texts that try to become script, markup, a request or a broken page."""

from __future__ import annotations

_CALL = "window.hit=1"
_CORES = (
    f"<script>{_CALL}</script>",
    f"<img src=x onerror={_CALL}>",
    f"<svg onload={_CALL}>",
    f"<svg><script>{_CALL}</script></svg>",
    f"<iframe srcdoc='<script>parent.{_CALL}</script>'></iframe>",
    f"<iframe src='javascript:parent.{_CALL}'></iframe>",
    f"<a href='javascript:{_CALL}'>x</a>",
    f"<body onload={_CALL}>",
    f"<details open ontoggle={_CALL}>",
    f"<input autofocus onfocus={_CALL}>",
    f"<video><source onerror={_CALL}></video>",
    f"<math><mtext></p><img src=x onerror={_CALL}>",
    f"<style>@import 'http://evil.example/x'</style><b onclick={_CALL}>",
    "<link rel=stylesheet href=http://evil.example/x>",
    "<img src=http://evil.example/pixel.png>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example><button autofocus>x</button></form>",
    "<object data=http://evil.example/x></object>",
    f"javascript:{_CALL}",
    f"data:text/html,<script>{_CALL}</script>",
    f"{{{{constructor.constructor('{_CALL}')()}}}}",
    f"${{{_CALL}}}",
    "{{ 7*7 }}{% include 'map.html' %}",
    "{n} {total} {day}",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "-->",
    "]]>",
    "\u202egnp.exe",
    "a\u0000b",
    "\U0001f600 e\u0301 \u200b",
)
_AROUND = (
    "{}",
    "</script>{}",
    '">{}',
    "'>{}",
    "</title></textarea></style>{}",
    "<!--{}",
    "\\u003c{}\u2028\u2029",
)
PAYLOADS = tuple(dict.fromkeys(around.replace("{}", core, 1) for core in _CORES for around in _AROUND))
