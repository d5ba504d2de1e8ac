// Topics for what is being written, and a section where none is chosen yet: asked for as one writes, taken up by a click.

import { findFields } from "../housestyle/fields.js";

const PAUSE_MS = 700;
const AGAIN_MS = 10_000;
const SHOWN = 8;

class Suggestions {
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.told = root.querySelector("[data-told]");
    this.choice = root.querySelector("[data-choice]").content.firstElementChild;
    this.taken = new Set();
    this.answer = { topics: [], sections: [] };
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.soon());
    form.addEventListener("change", () => this.draw());
    // The rich text editor changes its own page and tells nobody.
    new MutationObserver(() => this.soon()).observe(form, { childList: true, characterData: true, subtree: true });
    this.soon();
  }

  soon(pause = PAUSE_MS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    const payload = JSON.stringify({ story: this.root.dataset.story || null, wants_section: this.wantsSection(), ...this.texts() });
    if (payload === this.asked) return;
    this.asked = payload;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.root.dataset.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.form.querySelector("[name=csrfmiddlewaretoken]").value },
        body: payload,
        signal: this.asking.signal,
      });
      // A text that is too long, or a session that has ended: what was offered stays.
      if (answer.ok && !answer.redirected) this.answer = await answer.json();
      this.draw();
    } catch (error) {
      if (error.name === "AbortError") return;
      this.asked = null;
      this.soon(AGAIN_MS);
    }
  }

  texts() {
    const texts = { headline: [], above: [], body: [] };
    for (const { key, text } of findFields(this.form)) {
      if (key === "title") texts.headline.push(text);
      else if (key === "kicker" || key === "standfirst") texts.above.push(text);
      else if (key.startsWith("body-")) texts.body.push(text);
    }
    texts.above.push(this.form.querySelector("[name=dateline_place]")?.value ?? "");
    return Object.fromEntries(Object.entries(texts).map(([name, parts]) => [name, parts.join("\n")]));
  }

  draw() {
    const boxes = this.answer.topics.map((topic) => [topic, this.box(topic.id)]).filter(([, box]) => box);
    const topics = boxes.filter(([topic, box]) => !box.checked || this.taken.has(topic.id)).slice(0, SHOWN);
    this.fill(this.root.querySelector("[data-topics]"), topics.map(([topic, box]) => ({ ...topic, isTaken: box.checked })), (topic) => this.take(topic));
    this.root.hidden = !topics.length;
    this.drawSections();
  }

  box(id) {
    return this.form.querySelector(`input[name=topics][value="${id}"]`);
  }

  // Buttons that are there already stay, so that whoever is at one with the keyboard stays there.
  fill(list, items, act) {
    const there = new Map([...list.children].map((item) => [item.dataset.id, item]));
    items.forEach((item, place) => {
      const id = String(item.id);
      const row = there.get(id) ?? this.build(item, act);
      there.delete(id);
      row.querySelector("button").setAttribute("aria-pressed", String(Boolean(item.isTaken)));
      if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
    });
    for (const row of there.values()) row.remove();
  }

  build(item, act) {
    const row = this.choice.cloneNode(true);
    row.dataset.id = item.id;
    row.querySelector("[data-name]").textContent = item.edition ? `${item.name} · ${item.edition}` : item.name;
    row.querySelector("[data-why]").textContent = item.why;
    row.querySelector("button").addEventListener("click", () => act(item));
    return row;
  }

  take(topic) {
    const box = this.box(topic.id);
    if (!box || box.disabled) return;
    this.taken.add(topic.id);
    box.checked = !box.checked;
    this.told.textContent = `${this.root.dataset[box.checked ? "taken" : "takenOff"]} ${topic.name}`;
    this.tell(box);
  }

  tell(field) {
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }

  // The first section is the story's home; only while nothing is chosen there is one offered.
  firstSection() {
    const selects = [...this.form.querySelectorAll("select[name^=story_sections-][name$=-section]")];
    return selects.find((select) => !this.form.querySelector(`[name=${select.name.replace(/section$/, "DELETE")}]`)?.value);
  }

  wantsSection() {
    const first = this.firstSection();
    return Boolean(first && !first.disabled && !first.value);
  }

  drawSections() {
    const first = this.firstSection();
    const offered = this.wantsSection() ? this.answer.sections.filter(({ id }) => first.querySelector(`option[value="${id}"]`)) : [];
    const isThere = this.place?.isConnected;
    if (!offered.length) {
      const hadFocus = isThere && this.place.contains(document.activeElement);
      this.place?.remove();
      if (hadFocus) first?.focus();
      return;
    }
    this.place ??= this.root.querySelector("[data-for-section]").content.firstElementChild.cloneNode(true);
    if (!isThere) first.after(this.place);
    this.fill(this.place.querySelector("[data-sections]"), offered, (section) => this.settle(section));
  }

  settle(section) {
    const first = this.firstSection();
    first.value = String(section.id);
    this.told.textContent = `${this.root.dataset.taken} ${section.name}`;
    this.tell(first);
  }
}

// The rich text editors are made after the page is read.
window.addEventListener("load", () => {
  const root = document.querySelector("[data-suggestions]");
  const form = document.getElementById("page-edit-form");
  if (root && form) new Suggestions(root, form);
});
