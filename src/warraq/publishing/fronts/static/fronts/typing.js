// The board is drawn anew after each change. Whoever is typing in it, or goes through it with the keyboard, stays where
// they are: the same details open, the same field before them, and in it what was not handed on yet.

const LISTS = "[data-place-in], [data-field=picture]";

const cardOf = (part) => part.closest("[data-card]")?.dataset.card;
const inCard = (card, part) => `[data-card="${card}"] ${part}`;

function nameOf(part) {
  if (part.dataset.field) return `[data-field=${part.dataset.field}]`;
  if (part.dataset.act) return `[data-act=${part.dataset.act}]`;
  return part.matches("summary") ? "summary" : "";
}

// Answers with what puts everything back where it was; that tells whether somebody still has the focus.
export function keepPlace(board) {
  const open = [...board.querySelectorAll("details[open]")].map(cardOf);
  const part = board.contains(document.activeElement) ? document.activeElement : null;
  const at = part && inCard(cardOf(part), nameOf(part)).trim();
  const typed = part?.matches("input") && part.value !== part.defaultValue ? part.value : null;
  const [from, to] = [part?.selectionStart, part?.selectionEnd];
  return () => {
    for (const card of open) board.querySelector(inCard(card, "details"))?.setAttribute("open", "");
    const again = at && board.querySelector(at);
    if (!again) return false;
    if (typed !== null) again.value = typed;
    again.focus();
    if (typeof from === "number") again.setSelectionRange(from, to);
    return part.matches("[data-field], summary");
  };
}

function isOpen(list) {
  try {
    return list.matches(":open");
  } catch {
    // An older browser, in which an open list keeps its keys to itself.
    return false;
  }
}

// A closed list would take the next choice at the first arrow, and that would be carried out: it opens instead.
export function openLists(root) {
  root.addEventListener("keydown", (event) => {
    const list = event.target.closest(LISTS);
    const isChoice = /^Arrow(Up|Down)$|^[^ ]$/u.test(event.key) && !(event.altKey || event.ctrlKey || event.metaKey);
    if (!list?.showPicker || !isChoice || isOpen(list)) return;
    event.preventDefault();
    list.showPicker();
  });
}
