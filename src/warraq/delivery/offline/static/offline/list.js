// Lists the pages that the service worker kept, the last read first.
const list = document.querySelector("[data-kept-pages]");
if (list && "caches" in self) {
  const cache = await caches.open("pages-1");
  const requests = (await cache.keys()).reverse();
  for (const request of requests) {
    const answer = await cache.match(request);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const headline = page.querySelector("h1");
    if (!headline || request.url.endsWith("/offline/")) continue;
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = new URL(request.url).pathname;
    link.textContent = headline.textContent.trim();
    item.append(link);
    list.append(item);
  }
  list.hidden = !list.children.length;
  document.querySelector("[data-nothing-kept]").hidden = !list.hidden;
}
