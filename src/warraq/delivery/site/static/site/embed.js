// [data-embed]: a card with a link to another site's player. On a click, and not before, the player takes its place.
for (const embed of document.querySelectorAll("[data-embed]")) {
  const offer = embed.querySelector("[hidden]");
  const button = offer?.querySelector("button");
  if (!button) continue;
  offer.hidden = false;
  button.addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.src = embed.dataset.embed;
    player.title = embed.dataset.embedTitle;
    player.allow = "fullscreen; picture-in-picture";
    player.referrerPolicy = "strict-origin-when-cross-origin";
    embed.classList.add("embed--playing");
    offer.replaceWith(player);
    player.focus();
  });
}
