// The screen on which a front is arranged. The arrangement is a list of slots; after each change the server draws the
// board of it anew, so that what fills itself is always what readers would see.

import { keep, restore } from "./kept.js";
import { sayOn } from "./said.js";
import { keepPlace, openLists } from "./typing.js";

const root = document.querySelector("[data-front]");
const words = root.dataset;
const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
const board = root.querySelector("[data-board]:not([data-front])");
const say = sayOn(root.querySelector("[data-said]"));
const published = JSON.parse(document.getElementById("front-state").textContent);
let { version, slots } = published;
const past = [];
let drawings = 0;
const headlines = new Map();

const group = (key) => ({ place: key.split(":")[0], section: Number(key.split(":")[1]) || null });
const keyOf = (slot) => `${slot.place}:${slot.section ?? ""}`;
const find = (story) => slots.find((slot) => slot.story === story);

class SignedOut extends Error {}

// Whoever is signed out is led to the door, and who may not arrange any more is refused.
async function ask(url, how) {
  const answer = await fetch(url, how);
  if (answer.redirected || answer.status === 403) throw new SignedOut();
  return answer;
}

async function send(url, form) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  return ask(url, { method: "POST", body, headers: { "X-CSRFToken": token } });
}

const complain = (error) => say(error instanceof SignedOut ? words.signedOut : words.unreachable, true);

function learnHeadlines() {
  for (const card of root.querySelectorAll("[data-headline]"))
    headlines.set(Number(card.dataset.card ?? card.dataset.freshStory), card.dataset.headline);
}

// Answers may come in another order than they were asked for: the last one asked for is the one shown.
async function draw(focusOn) {
  const drawing = ++drawings;
  root.querySelector("[data-act=undo]").disabled = past.length === 0;
  try {
    const answer = await send(words.board, { slots: JSON.stringify(slots) });
    const told = answer.ok ? await answer.text() : (await answer.json()).errors.join(" ");
    if (drawing !== drawings) return;
    if (!answer.ok) return say(told, true);
    const putBack = keepPlace(board);
    board.innerHTML = told;
    learnHeadlines();
    if (!putBack() && focusOn) board.querySelector(`[data-card="${focusOn}"]`)?.focus();
  } catch (error) {
    complain(error);
  }
}

async function change(next, focusOn) {
  past.push(slots);
  slots = next;
  keep(words.key, { version, slots });
  say(words.kept);
  await draw(focusOn);
}

// Puts a story into a group, before another story of it or at its end.
function put(story, key, before = null, facts = {}) {
  const old = find(story) ?? { story, headline: "", picture: null, until: "" };
  const rest = slots.filter((slot) => slot.story !== story);
  const at = before === null ? -1 : rest.findIndex((slot) => slot.story === before);
  const next = [...rest];
  next.splice(at < 0 ? rest.length : at, 0, { ...old, ...group(key), ...facts });
  dropFromTray(story);
  return change(next, story);
}

function move(story, by) {
  const mine = find(story);
  if (!mine) return;
  const beside = slots.filter((slot) => keyOf(slot) === keyOf(mine));
  const other = beside[beside.indexOf(mine) + by];
  if (!other) return;
  const next = slots.map((slot) => (slot === mine ? other : slot === other ? mine : slot));
  change(next, story);
}

const away = (story) => change(slots.filter((slot) => slot.story !== story));

function fill(field, value) {
  const story = Number(field.closest("[data-card]").dataset.card);
  const name = field.dataset.field;
  change(slots.map((slot) => (slot.story === story ? { ...slot, [name]: value } : slot)));
}

function intoTray(lost) {
  const tray = root.querySelector("[data-tray]");
  for (const slot of lost) {
    const row = document.createElement("li");
    row.className = "front-card";
    row.draggable = true;
    row.dataset.freshStory = slot.story;
    row.dataset.headline = row.textContent = headlines.get(slot.story) ?? slot.headline;
    const button = root.querySelector("[data-place-in]").cloneNode(true);
    button.setAttribute("aria-label", row.dataset.headline);
    row.append(button);
    tray.querySelector("ul").append(row);
  }
  tray.hidden = !tray.querySelector("li");
}

function dropFromTray(story) {
  root.querySelector(`[data-tray] [data-fresh-story="${story}"]`)?.remove();
  intoTray([]);
}

// What is changed while the answer is on its way stays on the screen, not published yet.
async function publish() {
  const sent = slots;
  const button = root.querySelector("[data-act=publish]");
  button.disabled = true;
  try {
    const answer = await send(words.publish, { version, slots: JSON.stringify(sent) });
    const told = await answer.json();
    if (answer.status === 409) {
      const lost = slots.filter((mine) => !told.slots.some((theirs) => theirs.story === mine.story));
      ({ version, slots } = told);
      past.length = 0;
      intoTray(lost);
      keep(words.key, null);
      await draw();
      return say(words.changed.replace("%(name)s", told.by), true);
    }
    if (!answer.ok) return say(told.errors.join(" "), true);
    version = told.version;
    if (slots === sent) {
      slots = told.slots;
      past.length = 0;
    }
    keep(words.key, slots === told.slots ? null : { version, slots });
    await draw();
    say(words.published);
  } catch (error) {
    complain(error);
  } finally {
    button.disabled = false;
  }
}

function preview(width) {
  const form = root.querySelector("[data-preview-form]");
  const frame = root.querySelector("[data-preview]");
  form.querySelector("[name=slots]").value = JSON.stringify(slots);
  frame.hidden = false;
  frame.querySelector("iframe").style.inlineSize = `${width}px`;
  form.submit();
  frame.scrollIntoView({ block: "start" });
}

const ACTS = {
  publish,
  undo: () => ((slots = past.pop() ?? slots), keep(words.key, { version, slots }), draw()),
  preview: (button) => preview(button.dataset.width),
  "close-preview": () => {
    root.querySelector("[data-preview]").hidden = true;
    root.querySelector("[data-act=preview]").focus();
  },
  up: (_button, story) => move(story, -1),
  down: (_button, story) => move(story, 1),
  away: (_button, story) => away(story),
  // What fills a place by itself may have had a place of its own, whose time is over.
  pin: (button, story) => put(story, button.closest("[data-group]").dataset.group, null, { until: "" }),
  return: async (button) => {
    try {
      await change((await (await ask(button.dataset.from)).json()).slots);
    } catch (error) {
      complain(error);
    }
  },
};

root.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) ACTS[button.dataset.act](button, Number(button.closest("[data-card]")?.dataset.card));
});

root.addEventListener("change", (event) => {
  if (event.target.matches("[data-place-in]") && event.target.value) {
    put(Number(event.target.closest("[data-fresh-story]").dataset.freshStory), event.target.value);
    event.target.value = "";
  }
  if (event.target.matches("[data-field=picture]")) fill(event.target, Number(event.target.value) || null);
});

// What is typed is handed on when somebody leaves its field: a moment would tell of a change at each of its parts.
const isTyped = (field) => field.matches("input[data-field]") && field.value !== field.defaultValue;
root.addEventListener("focusout", ({ target }) => {
  if (isTyped(target)) fill(target, target.value);
});
root.addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && isTyped(target)) fill(target, target.value);
});
openLists(root);

root.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-card]")) return;
  const story = Number(event.target.dataset.card);
  const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : 0;
  if (by) move(story, by);
  else if (event.key === "Delete" && find(story)) away(story);
  else return;
  event.preventDefault();
});

// Pictures are asked for when somebody opens a card.
root.addEventListener("toggle", async (event) => {
  const select = event.target.open && event.target.querySelector?.("[data-field=picture]");
  if (!select || select.options.length) return;
  const story = event.target.closest("[data-card]").dataset.card;
  const answer = await ask(words.pictures.replace("/0/", `/${story}/`)).catch(complain);
  if (!answer?.ok || select.options.length) return;
  const { pictures } = await answer.json();
  select.append(new Option(words.unchanged, ""), ...pictures.map(({ id, title }) => new Option(title, id)));
  select.value = select.dataset.chosen;
}, true);

root.addEventListener("dragstart", (event) => {
  const card = event.target.closest("[data-card], [data-fresh-story]");
  if (card) event.dataTransfer.setData("text/plain", card.dataset.card ?? card.dataset.freshStory);
});
root.addEventListener("dragover", (event) => {
  if (event.target.closest("[data-group]")) event.preventDefault();
});
root.addEventListener("drop", (event) => {
  const into = event.target.closest("[data-group]");
  const story = Number(event.dataTransfer.getData("text/plain"));
  if (!into || !story) return;
  event.preventDefault();
  const before = event.target.closest("[data-card].front-card--placed");
  put(story, into.dataset.group, before ? Number(before.dataset.card) : null);
});

let asking;
root.querySelector("[data-find]").addEventListener("input", (event) => {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    try {
      const answer = await ask(`${words.stories}?q=${encodeURIComponent(event.target.value)}`);
      if (answer.ok) root.querySelector("[data-fresh]").innerHTML = await answer.text();
      learnHeadlines();
    } catch (error) {
      complain(error);
    }
  }, 250);
});

setInterval(async () => {
  const answer = await ask(words.state).catch((error) => error instanceof SignedOut && complain(error));
  if (!answer?.ok) return;
  const state = await answer.json();
  const shown = root.querySelector("[data-others-shown]");
  shown.textContent = state.others.length ? words.others.replace("%(names)s", state.others.join("، ")) : "";
  if (state.version > version) say(words.newer.replace("%(name)s", state.by), true);
}, 15000);

learnHeadlines();
const mine = restore(words.key);
if (mine && JSON.stringify(mine.slots) !== JSON.stringify(slots)) {
  ({ version, slots } = mine);
  draw().then(() => say(words.restored));
}
root.dataset.ready = "";
