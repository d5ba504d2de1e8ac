// Shows under the headline how many lines it takes in each place where readers meet it, measured in that place's font.

const places = JSON.parse(document.getElementById("headline-places").textContent);
const FIELDS = ["title", "front_headline", "social_headline"];
const fields = Object.fromEntries(FIELDS.map((name) => [name, document.getElementById(`id_${name}`)]));
const pen = document.createElement("canvas").getContext("2d");
const widthOf = (text) => pen.measureText(text).width;

// A headline of its own for fronts or for shared links, or else the headline itself.
const textFor = (place) => (fields[place.field]?.value.trim() || fields.title.value.trim()).replace(/\s+/g, " ");

// The lines into which a browser breaks the text; a word wider than the line stands alone.
function breakLines(text, width) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return text ? lines : [];
}

export function measure(place) {
  pen.font = place.font;
  const lines = breakLines(textFor(place), place.width_px);
  return { used: lines.length, kept: lines.slice(0, place.most_lines).join(" "), fits: lines.length <= place.most_lines };
}

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);

function draw(details) {
  const list = details.querySelector("ul");
  const long = [];
  const rows = places.map((place) => {
    const { used, kept, fits } = measure(place);
    if (!fits) long.push(place.name);
    const row = document.createElement("li");
    const name = document.createElement("span");
    const told = document.createElement("span");
    name.textContent = place.name;
    row.className = fits ? "headline-lengths__place" : "headline-lengths__place headline-lengths__place--long";
    told.textContent = fill(fits ? list.dataset.fits : list.dataset.long, { used, most: place.most_lines });
    row.append(name, told);
    if (!fits && place.most_lines === 1) {
      const cut = document.createElement("bdi");
      cut.textContent = fill(list.dataset.cut, { words: `${kept} …` });
      row.append(cut);
    }
    return row;
  });
  list.replaceChildren(...rows);
  const isEmpty = !fields.title.value.trim();
  const told = long.length ? fill(list.dataset.tooLong, { names: long.join("، ") }) : list.dataset.allFit;
  details.querySelector("[data-summary]").textContent = isEmpty ? "" : `– ${told}`;
  details.classList.toggle("headline-lengths--long", long.length > 0 && !isEmpty);
}

async function loadFonts() {
  const wanted = new Map(places.filter(({ file }) => file).map(({ font, file }) => [file, font.match(/"(.+)"/)[1]]));
  const loaded = [...wanted].map(([file, family]) => new FontFace(family, `url("${file}")`, { weight: "700" }).load());
  for (const face of await Promise.allSettled(loaded)) if (face.value) document.fonts.add(face.value);
}

if (fields.title && places.length) {
  const details = document.getElementById("headline-lengths").content.firstElementChild.cloneNode(true);
  (fields.title.closest("[data-field]") ?? fields.title).after(details);
  for (const field of Object.values(fields)) field?.addEventListener("input", () => draw(details));
  draw(details);
  loadFonts().then(() => draw(details));
}

// Shown on as many lines as it needs, a headline is one line of text.
fields.title?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});
