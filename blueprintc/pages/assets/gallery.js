// Shows the entries that hold every word and serve the chosen caller; the address remembers both.
(() => {
  const find = document.getElementById("find");
  const entries = [...document.querySelectorAll(".entry")];
  const chips = [...document.querySelectorAll(".chip")];
  const groups = [...document.querySelectorAll(".provider-group")];
  const apply = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chip = chips.find((each) => each.getAttribute("aria-pressed") === "true");
    const caller = chip ? chip.dataset.caller : "";
    let count = 0;
    for (const entry of entries) {
      const serves = !caller || entry.dataset.callers.split(" ").includes(caller);
      entry.hidden = !(serves && words.every((word) => entry.dataset.words.includes(word)));
      if (!entry.hidden) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
    document.getElementById("nothing").hidden = count > 0;
    document.getElementById("found").textContent = words.length || caller ? `${count} of ${entries.length}` : "";
    const query = new URLSearchParams();
    if (find.value) query.set("find", find.value);
    if (caller) query.set("caller", caller);
    try {
      history.replaceState(null, "", query.size ? `#${query}` : location.pathname + location.search);
    } catch { /* files have no history in some browsers */ }
  };
  const given = new URLSearchParams(location.hash.slice(1));
  find.value = given.get("find") || "";
  for (const chip of chips) {
    if (chip.dataset.caller === given.get("caller")) chip.setAttribute("aria-pressed", "true");
    chip.addEventListener("click", () => {
      const pressed = chip.getAttribute("aria-pressed") === "true";
      for (const each of chips) each.setAttribute("aria-pressed", "false");
      chip.setAttribute("aria-pressed", String(!pressed));
      apply();
    });
  }
  find.addEventListener("input", apply);
  find.form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
