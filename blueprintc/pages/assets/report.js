// Filters a list by what is typed, and opens what a link leads to.
(() => {
  for (const input of document.querySelectorAll("[data-filter]")) {
    const items = [...document.querySelectorAll(input.dataset.filter)];
    const found = input.closest(".search").querySelector("[data-found]");
    const words = new Map(items.map((item) => [item, (item.dataset.words || item.querySelector("summary").textContent).toLowerCase()]));
    input.addEventListener("input", () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const item of items) {
        item.hidden = !wanted.every((word) => words.get(item).includes(word));
        if (!item.hidden) count += 1;
      }
      found.textContent = wanted.length ? `${count} of ${items.length}` : "";
    });
  }
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
