// Keeps the last pages a reader opened, and shows them when there is no network. SHELL stands above this line.
const PAGES = "pages-1", FILES = "files-1";
const MOST_PAGES = 30, MOST_FILES = 80, PATIENCE_MS = 4000;
const OFFLINE = "/offline/";
// Never kept: the newsroom, what streams, and whatever changes with each question.
const NOT_OURS = /^\/(newsroom|documents|search|oembed|_)/;

addEventListener("install", (event) => {
  // What a page says while it is left does not outlive it when it has to come through here: Chromium drops it.
  event.addRoutes?.({ condition: { requestMethod: "POST" }, source: "network" })?.catch(() => {});
  event.waitUntil(
    caches.open(FILES).then((cache) => cache.addAll(SHELL)).then(() => skipWaiting())
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== PAGES && name !== FILES).map((name) => caches.delete(name))))
      .then(() => clients.claim())
  );
});

addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || NOT_OURS.test(url.pathname)) return;
  if (request.mode === "navigate") {
    if (!url.search) event.respondWith(openPage(event));
  } else if (/^\/(static|media)\//.test(url.pathname) && request.destination !== "video" && request.destination !== "audio") {
    event.respondWith(openFile(event));
  }
});

// The network first; what was kept when it fails, or when it takes too long and there is something to show meanwhile.
async function openPage(event) {
  const cache = await caches.open(PAGES), kept = await cache.match(event.request);
  const fresh = fetch(event.request).then((answer) => {
    event.waitUntil(remember(cache, event.request, answer.clone()));
    return answer;
  });
  const late = kept && new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  try {
    return await (late ? Promise.race([fresh, late]) : fresh);
  } catch {
    return kept || (await caches.match(OFFLINE)) || Response.error();
  }
}

// A story that was withdrawn goes from the phone as well.
async function remember(cache, request, answer) {
  if (answer.ok && !answer.redirected && (answer.headers.get("Content-Type") || "").startsWith("text/html")) {
    await cache.delete(request);
    await cache.put(request, answer);
    await trim(cache, MOST_PAGES);
  } else if (answer.status === 404 || answer.status === 410) {
    await cache.delete(request);
  }
}

async function openFile(event) {
  const cache = await caches.open(FILES), kept = await cache.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.status === 200) {
    const copy = answer.clone();
    event.waitUntil(cache.put(event.request, copy).then(() => trim(cache, MOST_FILES, SHELL.length)));
  }
  return answer;
}

// Keys are in the order in which they came: the oldest go, but for the first that are always kept.
async function trim(cache, most, first = 0) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(first, Math.max(first, keys.length - most)).map((key) => cache.delete(key)));
}
