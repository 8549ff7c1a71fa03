// Scenes as the YAML that `kg map --scenes` reads. Every text stands between double quotes with its odd
// characters escaped, so that none can end it or become a key.
const ODD = /[\u0000-\u001f"\\\u007f-\u00a0\u00ad\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const quoted = (text) => `"${String(text).replace(ODD, (letter) => {
  if (letter === '"' || letter === "\\") return `\\${letter}`;
  if (letter === "\n") return "\\n";
  const code = letter.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdfff ? "\\uFFFD" : `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
})}"`;
const inList = (values) => `[${values.map(quoted).join(", ")}]`;

function yamlValue(value) {
  if (value === true) return "yes";
  if (typeof value === "number") return String(value);
  return Array.isArray(value) ? inList(value) : quoted(value);
}
function yamlLines([name, value]) {
  if (name === "at") return [`at: ${quoted(value.text)}`];
  if (name === "frame") return [`frame: {x: ${value.x}, y: ${value.y}, width: ${value.width}}`];
  if (value?.constructor !== Object) return [`${name}: ${yamlValue(value)}`];
  return [`${name}:`, ...Object.entries(value).map(([inner, item]) => `  ${inner}: ${yamlValue(item)}`)];
}
const SCENE_KEYS = ["caption", "question", "row", "open", "tie", "way", "lanes", "at", "everything", "with", "kinds", "only", "without", "folded", "frame"];
function asYaml(list_) {
  const items = list_.map((scene) => SCENE_KEYS.filter((name) => name in scene).flatMap((name) => yamlLines([name, scene[name]])));
  return ["# kg map --scenes", "scenes:", ...items.flatMap((lines) => lines.map((line, at) => `${at ? "    " : "  - "}${line}`)), ""].join("\n");
}
