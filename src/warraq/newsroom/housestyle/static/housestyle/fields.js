// The fields of the form that hold copy: what is written in them, where a place of it is on the page, and mending it.
// A place counts units of UTF-16 from the start of the field's text, as strings here do.

const COPY = "[data-copy], [data-draftail-editor-wrapper]";

// Every field with copy, in the order in which it is read; what was deleted is left out.
export function findFields(form) {
  return [...form.querySelectorAll(COPY)].filter((element) => !isDeleted(element)).map(asField).filter(Boolean);
}

function isDeleted(element) {
  for (let child = element.closest("[data-streamfield-child]"); child; child = child.parentElement.closest("[data-streamfield-child]")) {
    if (child.querySelector(":scope > input[name$='-deleted']")?.value) return true;
  }
  const row = element.closest("[data-inline-panel-child]");
  return Boolean(row?.querySelector(`[name='${row.id.replace("inline_child_", "")}-DELETE']`)?.value);
}

function asField(element) {
  if (element.matches("[data-copy]")) return new PlainField(element);
  const kept = element.parentElement.querySelector(":scope > input");
  return kept?.draftailEditor ? new RichField(kept) : null;
}

class Field {
  constructor(element, part) {
    this.element = element;
    this.key = element.name;
    this.part = part;
  }

  // What the page calls the field.
  get label() {
    const own = this.element.id && document.querySelector(`label[for="${CSS.escape(this.element.id)}"]`);
    const around = this.element.closest("[data-panel]")?.querySelector("[data-panel-heading]");
    const names = [own, around].map((found) => (found?.textContent ?? "").replace("*", "").trim());
    return names.find(Boolean) ?? "";
  }

  // Open whatever hides the field, and bring it into view.
  show() {
    const tab = this.element.closest("[role=tabpanel][hidden]");
    if (tab) document.querySelector(`[role=tab][aria-controls="${tab.id}"]`)?.click();
    for (let panel = this.element.closest("[data-panel]"); panel; panel = panel.parentElement.closest("[data-panel]")) {
      const toggle = panel.querySelector("[data-panel-toggle]");
      if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
    }
    this.surface.scrollIntoView({ block: "center" });
  }
}

class PlainField extends Field {
  constructor(element) {
    super(element, element.dataset.copy);
  }

  get text() {
    return this.element.value;
  }

  get surface() {
    return this.element;
  }

  get canWrite() {
    return !this.element.disabled && !this.element.readOnly;
  }

  select(start, end) {
    this.element.focus({ preventScroll: true });
    this.element.setSelectionRange(start, end);
  }

  // Through the browser's own editing, so that its undo knows of it.
  replace(start, end, text) {
    const active = document.activeElement;
    this.select(start, end);
    const isDone = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
    if (!isDone) {
      this.element.setRangeText(text, start, end, "end");
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
    active?.focus?.({ preventScroll: true });
  }
}

class RichField extends Field {
  constructor(element) {
    super(element, element.dataset.copy || "body");
    this.editor = element.draftailEditor;
  }

  get blocks() {
    return this.editor.getEditorState().getCurrentContent().getBlocksAsArray();
  }

  get text() {
    return this.blocks.map((block) => block.getText()).join("\n");
  }

  get surface() {
    return this.element.parentElement.querySelector(".public-DraftEditor-content") ?? this.element.parentElement;
  }

  get canWrite() {
    return this.surface.isContentEditable;
  }

  // The block that holds [start:end] and the place inside it; nothing when a slip stretches over two paragraphs.
  within(start, end) {
    let begin = 0;
    for (const block of this.blocks) {
      const length = block.getLength();
      if (start <= begin + length) {
        return end <= begin + length ? { key: block.getKey(), start: start - begin, end: end - begin } : null;
      }
      begin += length + 1;
    }
    return null;
  }

  selection(place, hasFocus) {
    return window.DraftJS.SelectionState.createEmpty(place.key).merge({
      anchorOffset: place.start,
      focusOffset: place.end,
      hasFocus,
    });
  }

  select(start, end) {
    const place = this.within(start, end);
    if (!place) return this.editor.focus();
    const state = this.editor.getEditorState();
    this.editor.onChange(window.DraftJS.EditorState.forceSelection(state, this.selection(place, true)));
  }

  // Through the editor's own state, so that its undo knows of it; bold, links and the rest stay as they are.
  replace(start, end, text) {
    const place = this.within(start, end);
    if (!place) return;
    const { EditorState, Modifier } = window.DraftJS;
    const state = this.editor.getEditorState();
    const content = state.getCurrentContent();
    const block = content.getBlockForKey(place.key);
    const at = Math.min(place.start, Math.max(block.getLength() - 1, 0));
    const mended = Modifier.replaceText(
      content,
      this.selection(place, false),
      text,
      block.getInlineStyleAt(at),
      block.getEntityAt(at),
    );
    this.editor.onChange(EditorState.push(state, mended, "insert-characters"));
    // The editor hands its text to the form a quarter of a second later; whoever saves at once must not lose this.
    this.editor.saveState?.();
  }

  // The place on the page, as a Range; nothing when the editor has not drawn it.
  range(start, end) {
    const place = this.within(start, end);
    const drawn = place && this.surface.querySelector(`[data-block][data-offset-key^="${place.key}-"]`);
    if (!drawn) return null;
    const from = findPoint(drawn, place.start, false);
    const to = findPoint(drawn, place.end, true);
    return from && to ? makeRange(from, to) : null;
  }
}

function findPoint(block, offset, isEnd) {
  let before = 0;
  for (const leaf of block.querySelectorAll("[data-text=true]")) {
    const node = leaf.firstChild;
    const length = node?.nodeType === Node.TEXT_NODE ? node.length : 0;
    if (length && (isEnd ? offset <= before + length : offset < before + length)) return [node, offset - before];
    before += length;
  }
  return null;
}

export function makeRange([startNode, start], [endNode, end]) {
  const range = new Range();
  range.setStart(startNode, start);
  range.setEnd(endNode, end);
  return range;
}
