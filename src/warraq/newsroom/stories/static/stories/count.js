// The words of the body and how long they take to read, while one writes.

import { findFields } from "../housestyle/fields.js";

const WORDS_PER_MINUTE = 181; // As on readers' pages.
const PAUSE_MS = 300;
const form = document.querySelector("[data-edit-form]");
const body = document.querySelector("[data-contentpath=body]");

export const countWords = (text) => (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}ـ'’]*/gu) ?? []).length;
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

function draw(line) {
  const written = findFields(form).filter((field) => body.contains(field.element));
  const words = written.reduce((sum, field) => sum + countWords(field.text), 0);
  const planned = Number(document.getElementById("id_planned_words")?.value) || 0;
  const minutes = words ? Math.max(1, Math.round(words / WORDS_PER_MINUTE)) : 0;
  const told = fill(planned ? line.dataset.planned : line.dataset.words, { words, planned });
  const text = `${told} · ${fill(line.dataset.minutes, { minutes })}`;
  if (line.textContent !== text) line.textContent = text;
}

if (form && body) {
  const line = document.getElementById("story-count").content.firstElementChild.cloneNode(true);
  (body.closest("section") ?? body).querySelector("[data-panel-heading]")?.parentElement.after(line);
  if (!line.isConnected) body.before(line);
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => draw(line), PAUSE_MS);
  };
  form.addEventListener("input", soon);
  new MutationObserver(soon).observe(body, { childList: true, characterData: true, subtree: true });
  soon();
}
