/* Figures that come again as they change. What is open stays open, and nothing moves under somebody's focus. */
const region = document.querySelector("[data-readers-live]");

if (region) {
  const source = new EventSource(region.dataset.readersLive);
  source.addEventListener("message", (event) => {
    if (region.contains(document.activeElement)) return;
    const open = [...region.querySelectorAll("details")].map((one) => one.open);
    region.innerHTML = event.data;
    region.querySelectorAll("details").forEach((one, place) => {
      one.open = Boolean(open[place]);
    });
  });
  addEventListener("pagehide", () => source.close());
}
