// Enhancements of every page, each on one data- attribute. Nothing here is needed to read, and what takes a slow phone a
// while has a turn of its own, so that a finger is never kept waiting.
const page = document.documentElement;
const later = (job) => setTimeout(job);
const remember = (name, value) => {
  try {
    if (value) localStorage[`warraq-${name}`] = value;
    else localStorage.removeItem(`warraq-${name}`);
  } catch {}
};

// [data-scheme-switch]: day or night. What the system would choose anyway is not kept.
const night = matchMedia("(prefers-color-scheme: dark)");
const isNight = () => (page.dataset.scheme ? page.dataset.scheme === "dark" : night.matches);
for (const button of document.querySelectorAll("[data-scheme-switch]")) {
  const tell = () => {
    button.setAttribute("aria-pressed", isNight());
    later(() => {
      const paper = getComputedStyle(page).getPropertyValue("--paper");
      for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
    });
  };
  button.addEventListener("click", () => {
    const scheme = isNight() ? "light" : "dark";
    const isOwn = (scheme === "dark") !== night.matches;
    if (isOwn) page.dataset.scheme = scheme;
    else delete page.dataset.scheme;
    remember("scheme", isOwn && scheme);
    tell();
  });
  night.addEventListener("change", tell);
  tell();
}

// [data-size-step]: smaller or larger text, four steps up and one down.
const sizes = document.querySelectorAll("[data-size-step]");
const setSize = (size) => {
  if (size) page.dataset.size = size;
  else delete page.dataset.size;
  for (const button of sizes) {
    const next = size + Number(button.dataset.sizeStep);
    button.setAttribute("aria-disabled", next < -1 || next > 4);
  }
};
for (const button of sizes) {
  button.addEventListener("click", () => {
    const size = Number(page.dataset.size || 0) + Number(button.dataset.sizeStep);
    if (size < -1 || size > 4) return;
    setSize(size);
    remember("size", size && String(size));
  });
}
setSize(Number(page.dataset.size || 0));

// time[data-ago]: «قبل ساعتين», said by the reader's own clock and for ten hours only.
let ago;
const tellAgo = () => {
  const told = [...document.querySelectorAll("time[data-ago]")].map((time) => {
    time.dataset.ago ||= time.textContent.trim();
    const minutes = Math.floor((Date.now() - new Date(time.dateTime)) / 60000);
    return { time, minutes, isRecent: minutes >= 0 && minutes < 600 };
  });
  // What is said shorter keeps its room, or the line would be broken anew and the story move. All are measured before the
  // first is changed: each measure after a change would lay out the page again.
  const rooms = told.map(({ time, isRecent }) => isRecent && !time.style.minInlineSize && time.offsetWidth);
  for (const [at, { time, minutes, isRecent }] of told.entries()) {
    if (rooms[at]) time.style.minInlineSize = `${rooms[at]}px`;
    time.title = isRecent ? time.dataset.ago : "";
    if (isRecent) ago ??= new Intl.RelativeTimeFormat(`${page.lang}-u-nu-${page.dataset.digits}`);
    const words = !isRecent ? time.dataset.ago : minutes < 60 ? ago.format(-Math.max(minutes, 1), "minute") : ago.format(-Math.floor(minutes / 60), "hour");
    if (time.textContent !== words) time.textContent = words;
  }
};
later(tellAgo);
document.addEventListener("warraq:tell", tellAgo);
setInterval(tellAgo, 60000);

// [data-copy]: puts an address on the clipboard, and says so in the element after it.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.nextElementSibling.textContent = button.dataset.copied;
  });
}

// .gallery: buttons from the page's template, which go to the picture before and after and say which one is seen.
const tools = document.getElementById("gallery-tools");
for (const gallery of tools ? document.querySelectorAll(".gallery") : []) {
  const strip = gallery.querySelector("ul");
  const pictures = [...strip.children];
  const count = new Intl.NumberFormat(`${page.lang}-u-nu-${page.dataset.digits}`);
  gallery.append(tools.content.cloneNode(true));
  const place = gallery.querySelector("[data-gallery-place]");
  const words = place.textContent;
  const tell = () => (place.textContent = words.replace("{seen}", count.format(seen + 1)).replace("{all}", count.format(pictures.length)));
  let seen = 0;
  tell();
  const go = (step) => {
    const next = Math.min(Math.max(seen + step, 0), pictures.length - 1);
    const edge = (element) => element.getBoundingClientRect()[page.dir === "rtl" ? "right" : "left"];
    strip.scrollBy({ left: edge(pictures[next]) - edge(strip) });
  };
  for (const button of gallery.querySelectorAll("[data-gallery-step]")) {
    button.addEventListener("click", () => go(Number(button.dataset.galleryStep)));
  }
  // On a page of its own the keys need no focus first.
  const hears = gallery.matches(".page--gallery .gallery:only-of-type") ? document : gallery;
  hears.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, audio, video")) return;
    event.preventDefault();
    go((event.key === "ArrowLeft") === (page.dir === "rtl") ? 1 : -1);
  });
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) seen = pictures.indexOf(entry.target);
      tell();
    },
    { root: strip, threshold: 0.6 },
  );
  pictures.forEach((picture) => watch.observe(picture));
}

// a[data-escape]: where the Escape key leads, unless something open takes it for itself.
const way = document.querySelector("a[data-escape]");
if (way) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest("input, dialog, details[open]")) way.click();
  });
}
