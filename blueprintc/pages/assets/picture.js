// Lights up a value on its whole way: on hover and focus for a moment, on click until the next click or Escape.
// On paper nothing can be opened, so what is closed is open while a page is printed.
document.documentElement.classList.add("js");
(() => {
  const numbers = (element) => (element.dataset.s || "").split(" ").filter(Boolean);
  const state = new WeakMap(); // picture -> { pinned: a strand's number or "" }

  const light = (picture, wanted) => {
    picture.classList.toggle("lit", Boolean(wanted));
    for (const element of picture.querySelectorAll("[data-s]")) {
      const hit = Boolean(wanted) && numbers(element).includes(wanted);
      element.classList.toggle("hit", hit);
      if (element.classList.contains("strand")) {
        element.setAttribute("aria-pressed", String((state.get(picture) || {}).pinned === element.dataset.s));
      }
    }
  };
  const pinned = (picture) => (state.get(picture) || {}).pinned || "";
  const pin = (picture, wanted) => {
    state.set(picture, { pinned: pinned(picture) === wanted ? "" : wanted });
    light(picture, pinned(picture));
  };
  const found = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const element = target && target.closest("[data-s]");
    const picture = element && element.closest(".picture");
    return picture ? { picture, wanted: numbers(element)[0] } : null;
  };
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const at = found(event);
      if (at && !pinned(at.picture)) light(at.picture, at.wanted);
    });
  }
  for (const kind of ["mouseout", "focusout"]) {
    document.addEventListener(kind, (event) => {
      const at = found(event);
      if (at) light(at.picture, pinned(at.picture));
    });
  }
  document.addEventListener("click", (event) => {
    const at = found(event);
    if (at) pin(at.picture, at.wanted);
  });
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open]):not(.whole)")) {
      each.open = true;
      each.classList.add("closed-on-screen");
    }
  });
  addEventListener("afterprint", () => {
    for (const each of document.querySelectorAll(".closed-on-screen")) {
      each.open = false;
      each.classList.remove("closed-on-screen");
    }
  });
  document.addEventListener("keydown", (event) => {
    const button = event.target instanceof Element ? event.target.closest(".strand") : null;
    if (event.key === "Escape") {
      for (const picture of document.querySelectorAll(".picture")) {
        state.set(picture, { pinned: "" });
        light(picture, "");
      }
    } else if (button && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const all = [...button.closest(".picture").querySelectorAll(".strand")];
      const next = all[all.indexOf(button) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });
})();
