// The list of findings in the side panel.

const AROUND = 24;

export class FindingList {
  // `act` is called with "jump", "fix" or "ignore", the place, and for a fix the words to write.
  constructor(root, act) {
    this.root = root;
    this.act = act;
    this.list = root.querySelector("[data-findings]");
    this.row = root.querySelector("template[data-finding]").content.firstElementChild;
  }

  show(places) {
    const focused = this.focusedPlace();
    this.list.replaceChildren(...places.map((place) => this.build(place)));
    if (focused !== null) this.focus(focused);
  }

  // After something was mended the next finding has the focus, not the top of the page.
  focusedPlace() {
    const item = this.list.contains(document.activeElement) && document.activeElement.closest("li");
    return item ? [...this.list.children].indexOf(item) : null;
  }

  focus(place) {
    const item = this.list.children[Math.min(place, this.list.children.length - 1)];
    (item?.querySelector("button") ?? this.root.querySelector("[data-state]")).focus();
  }

  build(place) {
    const { field, finding } = place;
    const item = this.row.cloneNode(true);
    const part = (name) => item.querySelector(`[data-${name}]`);
    item.dataset.severity = finding.severity;
    part("severity").textContent = this.root.dataset[finding.severity];
    part("field").textContent = field.label;
    part("message").textContent = finding.message;
    part("reason").textContent = finding.reason;
    part("rule").textContent = finding.rule;
    part("context").append(...inContext(field.text, finding));
    part("jump").addEventListener("click", () => this.act("jump", place));
    part("ignore").addEventListener("click", () => this.act("ignore", place));
    const fixes = part("fixes");
    const sample = fixes.querySelector("button");
    fixes.replaceChildren(...(field.canWrite ? finding.suggestions : []).map((words) => this.button(sample, place, words)));
    part("ignore").hidden = !field.canWrite;
    return item;
  }

  button(sample, place, words) {
    const button = sample.cloneNode(true);
    const shown = button.querySelector("[data-words]");
    if (words.trim()) shown.textContent = words;
    else button.textContent = this.root.dataset[words ? "oneSpace" : "remove"];
    button.addEventListener("click", () => this.act("fix", place, words));
    return button;
  }
}

// The words around, the found ones marked; spaces alone are made visible.
function inContext(text, { start, end }) {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", end);
  const from = Math.max(line, start - AROUND);
  const to = Math.min(stop < 0 ? text.length : stop, end + AROUND);
  const mark = document.createElement("mark");
  const found = text.slice(start, end);
  mark.textContent = found.trim() ? found : "␣";
  return [(from > line ? "…" : "") + text.slice(from, start), mark, text.slice(end, to) + (to < (stop < 0 ? text.length : stop) ? "…" : "")];
}
