// Shows each shape as it will be cut around the focal point, by the rule of the server that cuts it.

const picture = document.querySelector(".focal-point-chooser img");
const shapes = [...document.querySelectorAll("[data-crop]")];
const inputs = ["x", "y", "width", "height"].map((name) => document.getElementById(`id_focal_point_${name}`));
const EVERY_MS = 150;

const clamp = (place, length, whole) => Math.min(Math.max(place, 0), whole - length);
// Move a stretch no further than needed for it to cover another.
const cover = (place, length, from, size) => Math.min(Math.max(place, from + size - length), from);

export function cut({ width, height }, ratio, focal) {
  const across = Math.min(width, height * ratio);
  const down = across / ratio;
  const [x, y] = focal ? [focal.x, focal.y] : [width / 2, height / 2];
  let start = x - (x / width) * across;
  let top = y - (y / height) * down;
  if (focal) {
    start = cover(start, across, focal.x - focal.width / 2, focal.width);
    top = cover(top, down, focal.y - focal.height / 2, focal.height);
  }
  return { x: clamp(start, across, width), y: clamp(top, down, height), width: across, height: down };
}

function readFocal() {
  const [x, y, width, height] = inputs.map((input) => Number.parseFloat(input?.value ?? ""));
  return [x, y, width, height].every(Number.isFinite) ? { x, y, width, height } : null;
}

function draw() {
  const size = { width: Number(picture.dataset.originalWidth), height: Number(picture.dataset.originalHeight) };
  const focal = readFocal();
  for (const shape of shapes) {
    const [across, down] = shape.dataset.crop.split("/").map(Number);
    const box = cut(size, across / down, focal);
    const shown = shape.firstElementChild;
    shown.style.inlineSize = `${(100 * size.width) / box.width}%`;
    // Pictures are cut from their left edge whatever the page's direction: the shape itself is set from left to right.
    shown.style.marginInlineStart = `${(-100 * box.x) / box.width}%`;
    shown.style.marginBlockStart = `${(-100 * box.y) / box.width}%`;
  }
}

if (picture && shapes.length) {
  for (const shape of shapes) {
    const shown = new Image();
    shown.src = picture.src;
    shown.alt = "";
    shape.dir = "ltr";
    shape.style.aspectRatio = shape.dataset.crop;
    shape.append(shown);
  }
  let last;
  // The chooser writes its numbers without telling anybody.
  setInterval(() => {
    const now = inputs.map((input) => input?.value).join();
    if (now !== last) draw();
    last = now;
  }, EVERY_MS);
}
