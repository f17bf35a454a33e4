// Plays the blueprint as one types, and shows findings, the picture and the ways out.
(() => {
  const at = (id) => document.getElementById(id);
  const text = at("text");
  let entry = "";
  let asked = null;
  let timer = 0;
  let ways = [];

  const fill = (select, values, chosen, label) => {
    const wanted = JSON.stringify(values);
    if (select.dataset.values !== wanted) {
      select.dataset.values = wanted;
      select.replaceChildren(...values.map((value) => new Option(label(value), value ?? "")));
    }
    select.value = chosen ?? "";
  };

  const offset = (line, column) => {
    let start = 0;
    for (let number = 1; number < line; number += 1) {
      const next = text.value.indexOf("\n", start);
      if (next < 0) return text.value.length;
      start = next + 1;
    }
    return Math.min(start + column - 1, text.value.length);
  };

  const gutter = (findings) => {
    const lines = text.value.split("\n").length;
    const marks = new Map();
    for (const one of findings) {
      if (one.here && marks.get(one.line) !== "error") marks.set(one.line, one.severity);
    }
    at("gutter").replaceChildren(
      ...Array.from({ length: lines }, (_, index) => {
        const line = document.createElement("span");
        line.textContent = `${index + 1}\n`;
        line.className = marks.get(index + 1) || "";
        return line;
      }),
    );
    at("gutter").scrollTop = text.scrollTop;
  };

  const show = (findings) => {
    gutter(findings);
    const list = at("findings");
    list.replaceChildren();
    for (const one of findings) {
      const item = document.createElement("li");
      item.className = one.severity;
      const button = document.createElement("button");
      button.type = "button";
      const where = document.createElement("span");
      where.className = "where";
      where.textContent = `${one.here ? "" : `${one.path}:`}${one.line}:${one.column} ${one.severity} ${one.code} `;
      button.append(where, one.message);
      if (one.help) {
        const help = document.createElement("span");
        help.className = "help";
        help.textContent = one.help;
        button.append(help);
      }
      if (one.here) {
        button.addEventListener("click", () => {
          text.focus();
          const begin = offset(one.line, one.column);
          text.setSelectionRange(begin, Math.max(offset(one.end_line, one.end_column), begin));
          text.scrollTop = (one.line - 4) * parseFloat(getComputedStyle(text).lineHeight);
        });
      }
      item.append(button);
      list.append(item);
    }
    if (!findings.length) {
      const item = document.createElement("li");
      item.className = "soft";
      item.textContent = "Nothing to complain about.";
      list.append(item);
    }
  };

  const say = (words, kind) => {
    at("state").textContent = words;
    at("state").className = `badge ${kind}`;
  };

  const showWay = () => {
    const way = ways.find((each) => each.name === at("way").value) || ways[0];
    at("way-text").textContent = way ? way.text || `Not possible: ${way.refused}` : "";
    at("way-file").textContent = way ? way.file : "";
  };

  const parameters = () => {
    const given = at("parameters").value.trim();
    let value = null;
    let good = true;
    if (given) {
      try {
        value = JSON.parse(given);
        good = value !== null && typeof value === "object" && !Array.isArray(value);
      } catch {
        good = false;
      }
    }
    at("parameters-trouble").hidden = good;
    return good ? value : null;
  };

  const play = async () => {
    if (asked) asked.abort();
    asked = new AbortController();
    const mine = asked;
    at("result").classList.add("stale");
    try {
      const answer = await fetch("/_blueprintc/play", {
        method: "POST",
        headers: { "content-type": "application/json" },
        signal: mine.signal,
        body: JSON.stringify({
          entry,
          text: text.value,
          caller: at("caller").value,
          variant: at("variant").value,
          release: at("release").value,
          docs: at("docs").value.split("\n").filter(Boolean),
          query: at("query").value,
          parameters: parameters(),
          answer: at("answer").value,
          status: Number(at("status").value),
        }),
      });
      const told = await answer.json();
      if (mine !== asked) return;
      if (!answer.ok) throw new Error(typeof told.error === "string" ? told.error : `status ${answer.status}`);
      show(told.findings);
      if (told.callers.length) {
        fill(at("caller"), told.callers, told.caller, (value) => value);
        fill(at("variant"), told.variants, told.variant, (value) => value || "the blueprint itself");
        ways = told.ways;
        fill(at("way"), ways.map((way) => way.name), at("way").value || "connector", (name) => ways.find((way) => way.name === name).title);
        showWay();
      }
      at("trouble").hidden = !told.trouble;
      at("trouble").textContent = told.trouble;
      // the picture before it, while a text is half typed, says more than none
      if (told.html) at("result").innerHTML = told.html;
      at("result").classList.toggle("stale", !told.html);
      const errors = told.findings.filter((one) => one.severity === "error").length;
      if (errors) say(errors === 1 ? "1 error" : `${errors} errors`, "bad");
      else if (told.trouble) say("not played", "warn");
      else say(told.failed ? `fails on ${told.release}` : `works on ${told.release}`, told.failed ? "bad" : "good");
    } catch (error) {
      if (error.name !== "AbortError") say(`not played: ${error.message}`, "warn");
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(play, 250);
  };

  const choose = async (id) => {
    entry = id;
    for (const name of ["docs", "query", "parameters", "answer", "caller", "variant"]) at(name).value = "";
    if (id) {
      const answer = await fetch(`/_blueprintc/catalogue?id=${encodeURIComponent(id)}`);
      if (!answer.ok) {
        say("this blueprint cannot be had", "warn");
        return;
      }
      text.value = (await answer.json()).text;
    }
    history.replaceState(null, "", id ? `#${id}` : location.pathname);
    text.scrollTop = 0;
    await play();
  };

  text.addEventListener("scroll", () => { at("gutter").scrollTop = text.scrollTop; });
  for (const name of ["text", "docs", "query", "parameters", "answer", "status"]) at(name).addEventListener("input", soon);
  for (const name of ["caller", "variant", "release"]) at(name).addEventListener("change", play);
  at("way").addEventListener("change", showWay);
  at("entry").addEventListener("change", () => choose(at("entry").value));
  const ids = [...at("entry").options].map((option) => option.value);
  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = wanted && ids.includes(wanted) ? wanted : ids.includes("openai/embedding") ? "openai/embedding" : ids[1] || "";
  at("entry").value = first;
  choose(first);
})();
