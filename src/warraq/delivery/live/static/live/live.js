// Entries that arrive while the page is open. A stream rings when there is something new; where it cannot be had, the
// page asks now and then. Either way the entries come from one address, which is the same for all who wait.
const live = document.querySelector("[data-live]");
const code = live.dataset.live, list = live.querySelector("[data-live-entries]"), pinned = live.querySelector("[data-live-pinned]");
const button = live.querySelector("[data-live-new]"), count = live.querySelector("[data-live-count]");
const POLL_MS = 30000, SPREAD_MS = 1500;
let latest = Number(live.dataset.latest), ended = false, busy = false, stream, timer, waiting = [];

live.querySelector("[data-live-reload]").hidden = true;
live.querySelector("[data-live-state]").hidden = false;

async function load() {
  if (busy || ended) return;
  busy = true;
  try {
    for (let more = true; more; ) {
      const answer = await fetch(`/live/${code}/after-${latest}.json`);
      if (answer.status === 404 || answer.status === 410) return stop();
      if (!answer.ok) return;
      const told = await answer.json();
      more = told.more;
      latest = told.latest;
      take(told);
      if (told.ended) stop();
    }
  } catch {
    // No network just now: the next ring or the next look brings it.
  } finally {
    busy = false;
  }
}

// What is on the page already changes in its place; what is new waits for the reader who has scrolled down.
function take(told) {
  const isAtTop = list.getBoundingClientRect().top > -80;
  for (const id of told.gone) {
    document.getElementById(`entry-${id}`)?.remove();
    waiting = waiting.filter((entry) => entry.id !== id);
  }
  for (const entry of told.entries) {
    waiting = waiting.filter((other) => other.id !== entry.id);
    const shown = document.getElementById(`entry-${entry.id}`);
    if (shown || isAtTop) put(entry, shown);
    else waiting.push(entry);
  }
  if ("keyPoints" in told) {
    const points = document.querySelector("[data-live-points]");
    points.innerHTML = told.keyPoints;
    points.parentElement.hidden = !points.children.length;
  }
  ring();
}

function put(entry, shown) {
  const made = document.createElement("template");
  made.innerHTML = entry.html;
  const element = made.content.firstElementChild;
  shown?.remove();
  live.querySelector("[data-live-empty]")?.remove();
  const place = entry.pinned ? pinned : list;
  const next = [...place.children].find((other) => Number(other.dataset.at) <= entry.at);
  place.insertBefore(element, next || null);
  element.classList.add("live-entry--new");
}

function ring() {
  count.textContent = waiting.length;
  button.hidden = !waiting.length;
}

button.addEventListener("click", () => {
  waiting.forEach((entry) => put(entry));
  waiting = [];
  ring();
  live.scrollIntoView();
});

function stop() {
  ended = true;
  rest();
}

function rest() {
  stream?.close();
  stream = null;
  clearInterval(timer);
  timer = null;
}

function poll() {
  timer ||= setInterval(load, POLL_MS);
}

function watch() {
  if (ended || stream || timer) return;
  if (!("EventSource" in self)) return poll();
  stream = new EventSource(`/_live/${code}`);
  // All pages hear the bell at once; they do not all ask at once.
  stream.onmessage = (event) => Number(event.data) > latest && setTimeout(load, Math.random() * SPREAD_MS);
  stream.addEventListener("ended", () => load().then(stop));
  stream.onerror = () => {
    if (stream?.readyState === EventSource.CLOSED) {
      stream = null;
      poll();
    }
  };
}

// A page that nobody looks at asks for nothing.
addEventListener("visibilitychange", () => {
  if (document.hidden) return rest();
  load();
  watch();
});
watch();
