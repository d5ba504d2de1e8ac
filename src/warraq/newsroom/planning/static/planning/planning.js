// A day of the newspaper: stories are dragged onto its hours or onto another day, or moved by keys on their handles.
// Both fill in and send the form that every story has.

const QUARTER = 15;
const ASK_MS = 20_000;
const page = document.querySelector("[data-planning]");
const hours = page.querySelector("[data-hours]");
const shownHour = page.querySelector("[data-shown-hour]");
const said = page.querySelector("[data-said]");
const cards = [...page.querySelectorAll("[data-card]")];

// Wall-clock times are reckoned as if in UTC: what the edition's clocks make of them the newsroom knows.
const read = (text) => new Date(`${text.replace(" ", "T")}:00Z`);
const write = (time) => time.toISOString().slice(0, 16).replace("T", " ");
const later = (time, minutes) => new Date(time.getTime() + minutes * 60_000);

function send(card, to) {
  const form = card.querySelector("[data-move]");
  form.elements.due_at.value = write(to);
  form.requestSubmit();
}

// --- keys ---------------------------------------------------------------------------------------------------------

const STEPS = { ArrowUp: -QUARTER, ArrowDown: QUARTER, PageUp: -24 * 60, PageDown: 24 * 60 };

function tell(template, card, to) {
  said.textContent = template
    .replace("{headline}", card.querySelector(".plan-card__what > :first-child").textContent)
    .replace("{time}", write(to));
}

function press(event, card) {
  const at = read(card.dataset.at);
  const to = card.dataset.to ? read(card.dataset.to) : at;
  if (event.key in STEPS) {
    const next = later(to, STEPS[event.key]);
    card.dataset.to = write(next);
    card.querySelector("[data-time]").textContent = write(next).slice(write(next).slice(0, 10) === write(at).slice(0, 10) ? 11 : 0);
    tell(page.dataset.pending, card, next);
  } else if (event.key === "Enter" && card.dataset.to) {
    send(card, to);
  } else if (event.key === "Escape" && card.dataset.to) {
    leave(card);
  } else return;
  event.preventDefault();
}

function leave(card) {
  if (!card.dataset.to) return;
  delete card.dataset.to;
  const time = card.querySelector("[data-time]");
  time.textContent = time.dataset.shown;
  said.textContent = page.dataset.left;
}

// --- dragging -------------------------------------------------------------------------------------------------------

let dragged = null;

function timeAt(event) {
  const box = hours.querySelector("ol").getBoundingClientRect();
  const isRtl = getComputedStyle(hours).direction === "rtl";
  const share = (isRtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
  const quarters = Math.floor(Math.min(Math.max(share, 0), 0.9999) * 24 * (60 / QUARTER));
  return later(read(`${dragged.dataset.at.slice(0, 10)} 00:00`), quarters * QUARTER);
}

function take(event, card) {
  dragged = card;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.id);
  event.dataTransfer.setDragImage(card, 20, 20);
  shownHour.textContent = card.dataset.at.slice(11);
  // Shown a moment later: a page that changes under a drag that begins would end it.
  setTimeout(() => (hours.hidden = false));
}

function drop(event, to) {
  event.preventDefault();
  const card = dragged;
  letGo();
  send(card, to);
}

function letGo() {
  dragged = null;
  hours.hidden = true;
  for (const day of page.querySelectorAll("[data-day]")) day.classList.remove("is-over");
}

hours.addEventListener("dragover", (event) => {
  if (!dragged) return;
  event.preventDefault();
  shownHour.textContent = write(timeAt(event)).slice(11);
});
hours.addEventListener("drop", (event) => dragged && drop(event, timeAt(event)));

for (const day of page.querySelectorAll("[data-day]")) {
  day.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    day.classList.add("is-over");
  });
  day.addEventListener("dragleave", () => day.classList.remove("is-over"));
  day.addEventListener("drop", (event) => dragged && drop(event, read(`${day.dataset.day} ${dragged.dataset.at.slice(11)}`)));
}

for (const card of cards) {
  const handle = card.querySelector("[data-handle]");
  if (!handle) continue;
  const time = card.querySelector("[data-time]");
  time.dataset.shown = time.textContent;
  handle.hidden = false;
  handle.addEventListener("keydown", (event) => press(event, card));
  handle.addEventListener("blur", () => leave(card));
  handle.addEventListener("dragstart", (event) => take(event, card));
  handle.addEventListener("dragend", letGo);
}
page.querySelector("[data-keys]")?.removeAttribute("hidden");

// After a move the page comes back with the story in its address.
const moved = location.hash ? document.getElementById(location.hash.slice(1)) : null;
// Going to that place takes the focus away, and happens when all is loaded.
const focusMoved = () => setTimeout(() => moved?.querySelector("[data-handle]")?.focus({ preventScroll: true }), 50);
if (document.readyState === "complete") focusMoved();
else window.addEventListener("load", focusMoved);

// --- somebody else ----------------------------------------------------------------------------------------------------

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(page.dataset.ask, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { version } = await answer.json();
    page.querySelector("[data-changed]").hidden = version === page.dataset.version;
  } catch {
    // The newsroom does not answer just now; it is asked again.
  }
}

setInterval(ask, ASK_MS);
document.addEventListener("visibilitychange", ask);
