// The list of stories by keyboard: J and K go down and up, X chooses, / searches, N writes. Enter opens, as on any link.

const stories = () => [...document.querySelectorAll("[data-story]")];
const isWriting = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable=true]");

function step(by) {
  const all = stories();
  const here = all.indexOf(document.activeElement);
  all[Math.min(Math.max(here + by, 0), all.length - 1)]?.focus();
}

// By the key's place, so that an Arabic keyboard does the same.
const ACTS = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyX: () => document.activeElement.closest("tr")?.querySelector("input[type=checkbox]")?.click(),
  Slash: () => document.querySelector("#id_q")?.focus(),
  KeyN: () => document.querySelector("a[href$='/write/']")?.click(),
};

document.addEventListener("keydown", (event) => {
  const act = ACTS[event.code];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  event.preventDefault();
  act();
});
