// In the window of stories the arrow keys go from the field to the stories and back.

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const body = step && event.target.closest?.(".modal-body");
  if (!body?.querySelector("[data-story-choices]")) return;
  const stops = [body.querySelector("#id_q"), ...body.querySelectorAll(".story-choices a")];
  const here = stops.indexOf(event.target);
  if (here < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
});

// Wagtail gives the field the focus before the window is there to have it.
window.jQuery?.(document).on("shown.bs.modal", ({ target }) => {
  if (target.querySelector("[data-story-choices]")) target.querySelector("#id_q")?.focus();
});
