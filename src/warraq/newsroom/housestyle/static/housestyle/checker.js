// The copy checker beside a story: asks what is wrong with what is written, and lets it be mended.

import { findFields } from "./fields.js";
import { FindingList } from "./findings.js";
import { flash, underline } from "./underlines.js";

const PAUSE_MS = 250;
const PREPARING_MS = 5000;
const MOST_ROUNDS = 8;

class Checker {
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.list = new FindingList(root, (act, place, words) => this[act](place, words));
    this.state = root.querySelector("[data-state]");
    this.ignored = form.querySelector("[name=style_ignored]");
    this.places = [];
    this.mended = [];
    this.rounds = 0;
    this.asked = null;
    root.querySelector("[data-fix-all]").addEventListener("click", () => this.fixAll());
    root.querySelector("[data-undo]").addEventListener("click", () => this.undo());
    root.querySelector("[data-forget]").addEventListener("click", () => this.forget());
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.soon());
    // The rich text editor changes its own page and tells nobody.
    new MutationObserver(() => this.soon()).observe(form, { childList: true, characterData: true, subtree: true });
    this.soon();
  }

  soon(pause = PAUSE_MS) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), pause);
  }

  async check() {
    const fields = findFields(this.form);
    const payload = JSON.stringify({
      story: this.root.dataset.story || null,
      section: this.section(),
      ignored: this.ignoredPairs(),
      parts: fields.map(({ key, part, text }) => ({ key, part: this.partOf(part), text })),
    });
    if (payload === this.asked) return this.draw(fields);
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
      this.take(await answer.json(), answer.ok);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.asked = null;
      this.tell(this.root.dataset.failed, []);
      this.soon(PREPARING_MS);
    }
  }

  take(answer, isOk) {
    if (!isOk && answer.state !== "too_long") throw new Error(answer.error);
    this.findings = answer.findings ?? [];
    const words = { preparing: this.root.dataset.preparing, other_language: this.root.dataset.otherLanguage, too_long: answer.error };
    if (answer.state === "preparing") {
      this.asked = null;
      this.soon(PREPARING_MS);
    }
    this.root.querySelector("[data-must-mend]").hidden = !answer.must_mend;
    this.tell(words[answer.state] ?? answer.summary);
    this.draw(findFields(this.form));
    if (this.rounds > 0) this.fixSafe();
  }

  tell(words, findings) {
    if (findings) this.findings = findings;
    if (this.state.textContent !== words) this.state.textContent = words;
  }

  // Show what was found where it stands now; a field that changed since waits for the next answer.
  draw(fields) {
    const byKey = new Map(fields.map((field) => [field.key, field]));
    const places = (this.findings ?? [])
      .map((finding) => ({ finding, field: byKey.get(finding.key) }))
      .filter(({ finding, field }) => field && field.text.slice(finding.start, finding.end) === finding.text);
    const shown = JSON.stringify(places.map(({ finding, field }) => [finding, field.canWrite]));
    this.places = places;
    if (shown !== this.shown) {
      this.shown = shown;
      this.list.show(places);
    }
    underline(places);
    const safe = places.filter(({ finding, field }) => finding.fix !== null && field.canWrite).length;
    this.offer("[data-fix-all]", safe);
    this.offer("[data-undo]", this.mended.length);
    this.offer("[data-forget]", this.ignoredPairs().length);
    this.count(places.length, places.some(({ finding }) => finding.severity === "error"));
  }

  offer(selector, number) {
    const button = this.root.querySelector(selector);
    const count = button.querySelector("[data-count]");
    if (count) count.textContent = this.number(number);
    if (!number && document.activeElement === button) this.state.focus();
    button.hidden = !number;
  }

  count(number, isGrave) {
    const counter = document.querySelector("[data-side-panel-toggle=house-style] [data-side-panel-toggle-counter]");
    if (!counter) return;
    counter.textContent = this.number(number);
    counter.hidden = !number;
    counter.classList.toggle("house-style-count--error", isGrave);
  }

  number(value) {
    return value.toLocaleString(document.documentElement.lang || "ar");
  }

  jump({ field, finding }) {
    const toggle = document.querySelector("[data-side-panel-toggle=house-style]");
    // On a narrow screen the panel lies over the story.
    if (matchMedia("(max-width: 50em)").matches && toggle?.getAttribute("aria-expanded") === "true") toggle.click();
    field.show();
    field.select(finding.start, finding.end);
    flash(field, finding);
    // The rich text editor's toolbar may stick out of a narrow screen, and the browser then scrolls sideways to it.
    setTimeout(() => document.scrollingElement.scrollTo({ left: 0 }), 50);
  }

  fix({ field, finding }, words) {
    this.mended.push([]);
    this.write([{ field, start: finding.start, end: finding.end, words }]);
  }

  // Mending one slip can lay bare another: what comes to light is mended too, and undone with the rest.
  fixAll() {
    this.rounds = MOST_ROUNDS;
    this.mended.push([]);
    this.fixSafe();
  }

  fixSafe() {
    const edits = [];
    for (const { field, finding } of this.places) {
      const last = edits.at(-1);
      const isFree = !last || last.field !== field || last.end <= finding.start;
      if (finding.fix !== null && field.canWrite && isFree) edits.push({ field, start: finding.start, end: finding.end, words: finding.fix });
    }
    this.rounds = edits.length ? this.rounds - 1 : 0;
    this.write(edits);
  }

  // Later places first, so that earlier ones stay where they are; what it takes to undo it all is kept.
  write(edits) {
    const backwards = [];
    for (const { field, start, end, words } of edits.reverse()) {
      const was = field.text.slice(start, end);
      field.replace(start, end, words);
      backwards.unshift({ key: field.key, start, words, was });
    }
    this.mended.at(-1).push(backwards);
    this.soon(0);
  }

  undo() {
    this.rounds = 0;
    for (const round of (this.mended.pop() ?? []).reverse()) this.takeBack(round);
    this.soon(0);
  }

  takeBack(round) {
    const fields = new Map(findFields(this.form).map((field) => [field.key, field]));
    const moved = new Map();
    const edits = [];
    for (const { key, start, words, was } of round) {
      const field = fields.get(key);
      const at = start + (moved.get(key) ?? 0);
      moved.set(key, (moved.get(key) ?? 0) + words.length - was.length);
      // What was written over since is the editor's own.
      if (field && field.text.slice(at, at + words.length) === words) edits.push({ field, at, end: at + words.length, was });
    }
    for (const { field, at, end, was } of edits.reverse()) field.replace(at, end, was);
  }

  ignore({ finding }) {
    this.remember([...this.ignoredPairs(), [finding.rule, finding.text]]);
  }

  forget() {
    this.remember([]);
  }

  ignoredPairs() {
    try {
      return JSON.parse(this.ignored.value || "[]") ?? [];
    } catch {
      return [];
    }
  }

  // Kept in the form, and so with the story when it is saved.
  remember(pairs) {
    this.ignored.value = JSON.stringify(pairs);
    for (const kind of ["input", "change"]) this.ignored.dispatchEvent(new Event(kind, { bubbles: true }));
    this.soon(0);
  }

  partOf(part) {
    const isEvergreen = part === "body" && this.form.querySelector("[name=is_evergreen]")?.checked;
    return isEvergreen ? "evergreen" : part;
  }

  // The section chosen first is the story's home, and its edition's style is asked for.
  section() {
    const rows = [...this.form.querySelectorAll("select[name^=story_sections-][name$=-section]")].map((select) => {
      const of = (name) => this.form.querySelector(`[name=${select.name.replace(/section$/, name)}]`)?.value;
      return { section: select.value, order: Number(of("ORDER") || 0), isDeleted: Boolean(of("DELETE")) };
    });
    const chosen = rows.filter(({ section, isDeleted }) => section && !isDeleted).sort((a, b) => a.order - b.order);
    return chosen[0]?.section ?? null;
  }
}

// The rich text editors are made after the page is read.
window.addEventListener("load", () => {
  const root = document.querySelector("[data-house-style]");
  const form = document.getElementById("page-edit-form");
  if (root && form?.querySelector("[name=style_ignored]")) new Checker(root, form);
});
