// Underlines beneath what the checker found, by the CSS Custom Highlight API: nothing is put into the text itself.
// Where the browser has no highlights the list is all there is.

import { makeRange } from "./fields.js";

const NAMES = { error: "copy-error", warning: "copy-warning", hint: "copy-hint" };
const COPIED = [
  ...["fontFamily", "fontSize", "fontWeight", "fontStyle", "fontFeatureSettings", "letterSpacing", "wordSpacing"],
  ...["textIndent", "textAlign", "direction", "tabSize", "boxSizing"],
  ...["paddingTop", "paddingRight", "paddingBottom", "paddingLeft"],
  ...["borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth"],
];
const mirrors = new Map();

export const canUnderline = typeof Highlight === "function" && Boolean(CSS.highlights);

// Draw all again: `places` are { field, finding }.
export function underline(places) {
  if (!canUnderline) return;
  const ranges = { error: [], warning: [], hint: [] };
  const plain = new Map();
  for (const { field, finding } of places) {
    if (finding.start === finding.end) continue;
    if (field.range) {
      const range = field.range(finding.start, finding.end);
      if (range) ranges[finding.severity].push(range);
    } else {
      plain.set(field.element, [...(plain.get(field.element) ?? []), finding]);
    }
  }
  for (const [element, mirror] of mirrors) if (!plain.has(element)) remove(element, mirror);
  for (const [element, findings] of plain) {
    const text = reflect(element);
    for (const { start, end, severity } of findings) {
      if (end <= text.length) ranges[severity].push(makeRange([text, start], [text, end]));
    }
  }
  for (const [severity, name] of Object.entries(NAMES)) CSS.highlights.set(name, new Highlight(...ranges[severity]));
}

// A text field shows no highlights of its own: its text lies once more beneath them, unseen, letter upon letter.
function reflect(element) {
  let mirror = mirrors.get(element);
  if (!mirror?.isConnected) {
    mirror = document.createElement("div");
    mirror.className = "copy-mirror";
    mirror.setAttribute("aria-hidden", "true");
    mirror.append(new Text());
    element.after(mirror);
    mirrors.set(element, mirror);
    element.addEventListener("scroll", () => follow(element, mirror), { passive: true });
    resized.observe(element);
  }
  mirror.firstChild.data = element.value;
  lay(element, mirror);
  return mirror.firstChild;
}

function lay(element, mirror) {
  const style = getComputedStyle(element);
  for (const name of COPIED) mirror.style[name] = style[name];
  const isLine = element.localName === "input";
  mirror.style.whiteSpace = isLine ? "pre" : "pre-wrap";
  const inside = element.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  mirror.style.lineHeight = isLine ? `${inside}px` : style.lineHeight;
  mirror.style.left = `${element.offsetLeft}px`;
  mirror.style.top = `${element.offsetTop}px`;
  mirror.style.width = `${element.offsetWidth}px`;
  mirror.style.height = `${element.offsetHeight}px`;
  follow(element, mirror);
}

function follow(element, mirror) {
  mirror.scrollTop = element.scrollTop;
  mirror.scrollLeft = element.scrollLeft;
}

function remove(element, mirror) {
  resized.unobserve(element);
  mirror.remove();
  mirrors.delete(element);
}

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) if (mirrors.has(target)) lay(target, mirrors.get(target));
});

// Mark one place for a moment, after a jump.
export function flash(field, finding) {
  if (!canUnderline || !field.range) return;
  const range = field.range(finding.start, finding.end);
  if (!range) return;
  CSS.highlights.set("copy-current", new Highlight(range));
  setTimeout(() => CSS.highlights.delete("copy-current"), 2500);
}
