// On a phone comments lie over the lower half of the screen: what a comment is about is brought above them.

const NARROW = matchMedia("(max-width: 49.99em)");

function bringUp(part) {
  part?.closest("[data-contentpath]")?.scrollIntoView({ block: "start" });
}

document.addEventListener("click", ({ target }) => {
  if (!NARROW.matches) return;
  const button = target.closest?.("[data-comment-add], .w-field__comment-button");
  if (button) bringUp(button);
  // Wagtail marks the field of the comment that was touched once it has drawn it.
  else if (target.closest?.(".comment")) requestAnimationFrame(() => bringUp(document.querySelector(".w-field__comment-button--focused")));
});
