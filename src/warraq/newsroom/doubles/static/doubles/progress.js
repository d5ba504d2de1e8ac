// Shows how far the pages have followed a merge, until all have.
const place = document.querySelector("[data-merge-progress]");
const EVERY_MS = 2000;

async function look() {
  if (place.querySelector("[data-finished]")) return;
  try {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
    if (answer.ok) place.innerHTML = await answer.text();
  } catch {
    // The newsroom's server is away; the next look may find it.
  }
  setTimeout(look, EVERY_MS);
}

if (place) setTimeout(look, EVERY_MS);
