// What is typed into a story stays in the browser until the newsroom has it: the server may go, the session end, the tab
// close. A text that never arrived is offered again where it was written.

const KEPT = "warraq.kept:";
const PENDING = "warraq.pending";
const DAYS = 14;
const note = document.querySelector("[data-kept-text]");
const form = note?.closest("form") ?? document.querySelector("[data-edit-form]");
const key = `${KEPT}${note.dataset.user}:${location.pathname}`;
const isText = ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "begun-once";
const gather = () => [...new FormData(form)].filter(isText);
// Numbers of versions and the like change by themselves and are no text.
const textOf = (fields) => JSON.stringify(fields.filter(([name]) => !/^(loaded_|next$|comments-)/.test(name)));

function read() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function forgetOld() {
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(KEPT))) {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null");
    if (!kept || Date.now() - kept.at > DAYS * 86_400_000) localStorage.removeItem(name);
  }
}

// The page that follows a form tells whether it arrived. One that follows the sign-in tells of something else.
function settlePending() {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
  if (!pending) return;
  sessionStorage.removeItem(PENDING);
  const follows = document.referrer && new URL(document.referrer).pathname === pending.from;
  if (follows && document.querySelector(".messages .success")) localStorage.removeItem(pending.key);
}

function offer(kept) {
  note.hidden = false;
  note.querySelector("time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  note.querySelector("[data-kept-title]").textContent = kept.title;
  form.parentElement.insertBefore(note, form);
}

function bringBack(kept) {
  const sent = document.createElement("form");
  sent.method = "POST";
  sent.action = location.pathname;
  const token = ["csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value];
  for (const [name, value] of [...kept.fields, token, ["restore-kept", "1"]]) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    sent.append(input);
  }
  document.body.append(sent);
  sent.submit();
}

settlePending();
forgetOld();
const waiting = read();
let told = null;
// Whether somebody typed before the page knew what it began with.
let isTyped = false;
form.addEventListener("input", ({ isTrusted }) => (isTyped ||= isTrusted));

function look() {
  const fields = gather();
  const text = textOf(fields);
  told ??= text;
  if (text === told) return;
  told = text;
  // What is offered and was not answered stays, here and on the page of all that is kept, beside what is typed now.
  if (!note.hidden) localStorage.setItem(`${key}#earlier`, JSON.stringify(waiting));
  const title = fields.find(([name]) => name === "title")?.[1] ?? "";
  try {
    localStorage.setItem(key, JSON.stringify({ fields, title, at: Date.now() }));
    form.dataset.keeps = "";
  } catch {
    // A full or closed store keeps nothing; the newsroom's own autosave still does.
    form.dataset.keeps = "nothing";
  }
}

// The editor of the body fills its fields a moment after the page is there.
setTimeout(() => {
  const typedEarly = isTyped;
  told = textOf(gather());
  if (waiting && textOf(waiting.fields) !== told) offer(waiting);
  else if (waiting) localStorage.removeItem(key);
  if (typedEarly) told = "";
  setInterval(look, 1000);
  form.dataset.keeps ??= "";
}, 1500);

form.addEventListener("submit", () => {
  look();
  if (read()) sessionStorage.setItem(PENDING, JSON.stringify({ key, from: location.pathname }));
});

// Autosave brought it to the newsroom; what was typed after it was sent is kept again.
let sent = "";
document.addEventListener("w-autosave:save", () => (sent = textOf(gather())));
document.addEventListener("w-autosave:success", () => {
  localStorage.removeItem(key);
  if (told !== null) told = sent;
});

note.addEventListener("click", ({ target }) => {
  if (target.dataset.keptAct === "restore") bringBack(waiting);
  if (target.dataset.keptAct === "drop") {
    localStorage.removeItem(key);
    localStorage.removeItem(`${key}#earlier`);
    note.hidden = true;
  }
});

// Leads to the sign-in and back: what is kept needs no warning that it is lost.
addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-leaves-kept]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  look();
  if (form.dataset.keeps === "") form.addEventListener("w-unsaved:confirm", (leaving) => leaving.preventDefault(), { once: true });
});
