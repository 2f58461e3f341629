// The page "Try it in the browser": sends the article to worker.js, and shows what comes back.

(() => {
  const here = new URL(".", document.currentScript.src).href;
  const byId = (name) => document.getElementById(`try-${name}`);
  const form = byId("form");
  if (!form) return; // built without the engine

  const [article, published, locale, status, error, results, marked, rows] = [
    "article", "published", "locale", "status", "error", "results", "marked", "rows",
  ].map(byId);
  const PATIENCE = 20_000; // milliseconds until the page says that it takes long
  const samples = JSON.parse(byId("samples").textContent);
  let sample = article.value;
  let number = 0;
  let waiting = null;
  let slow = null;
  let ready = false;
  let worker = null;

  function fail(words) {
    waiting = null;
    clearTimeout(slow);
    error.textContent = words;
    error.hidden = false;
    status.textContent = "";
    form.removeAttribute("aria-busy");
  }

  function start() {
    if (location.protocol === "file:") {
      fail("A browser runs this page only from a web server. Run “python3 -m http.server” in the folder of the pages, "
        + "and open the address that it prints.");
      return null;
    }
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      fail("This browser cannot run Python: it has no WebAssembly. A current Firefox, Chrome, Edge or Safari has.");
      return null;
    }
    const started = new Worker(`${here}worker.js`, { type: "module" });
    started.addEventListener("message", ({ data }) => receive(data));
    started.addEventListener("error", (event) => {
      event.preventDefault();
      started.terminate();
      worker = null;
      ready = false;
      fail("Python could not be started in this browser. Check the connection and reload the page.");
    });
    return started;
  }

  function find() {
    if (!form.reportValidity()) return; // a year of five digits
    worker ??= start();
    if (!worker) return;
    number += 1;
    waiting = number;
    error.hidden = true;
    const starting = !ready;
    status.textContent = starting ? "Starting Python in your browser…" : "Reading…";
    clearTimeout(slow);
    slow = setTimeout(() => {
      status.textContent = starting
        ? "Python is still starting. If nothing happens, check the connection and reload the page."
        : "Still reading. A long article takes a while.";
    }, PATIENCE);
    form.setAttribute("aria-busy", "true");
    worker.postMessage({ number, text: article.value, published: published.value, locale: locale.value });
  }

  function receive(reply) {
    if (reply.number !== waiting) return; // something newer was asked since
    waiting = null;
    ready = true;
    clearTimeout(slow);
    form.removeAttribute("aria-busy");
    if (reply.failure) {
      worker.terminate();
      worker = null;
      ready = false;
      fail(`Python stopped: ${reply.failure}. Press the button to start it again.`);
    } else if (reply.error) {
      fail(`This could not be read: ${reply.error}.`);
    } else {
      show(reply);
    }
  }

  function show({ html, rows: facts, remarks, seconds }) {
    const many = facts.length === 1 ? "1 fact" : `${facts.length} facts`;
    const time = seconds < 0.1 ? "less than 0.1" : seconds.toFixed(1);
    status.textContent = [`Found ${many} in ${time} seconds`, ...remarks].join("; ") + ".";
    marked.srcdoc = html;
    rows.replaceChildren(...facts.map(row));
    results.hidden = false;
  }

  function row(fact) {
    const line = document.createElement("tr");
    for (const key of ["text", "kind", "value", "certainty", "why"]) {
      const cell = document.createElement(key === "text" ? "th" : "td");
      if (key === "text") cell.scope = "row";
      cell.textContent = fact[key];
      cell.className = `try-${key}`;
      line.append(cell);
    }
    return line;
  }

  // The frame is as tall as the article in it.
  function fit() {
    const inside = marked.contentDocument?.documentElement;
    if (!inside) return;
    marked.style.height = `${Math.ceil(inside.getBoundingClientRect().height) + 2}px`;
  }
  marked.addEventListener("load", () => {
    fit();
    const inside = marked.contentDocument?.documentElement;
    if (inside) new ResizeObserver(fit).observe(inside);
  });

  // Light or dark, as the reader has set the pages.
  const system = matchMedia("(prefers-color-scheme: dark)");
  function follow() {
    const chosen = document.body.dataset.theme;
    const dark = chosen === "dark" || (chosen !== "light" && system.matches);
    marked.style.colorScheme = dark ? "dark" : "light";
  }
  new MutationObserver(follow).observe(document.body, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", follow);
  follow();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      find();
    }
  });
  article.addEventListener("input", () => {
    if (waiting === null) status.textContent = "The article has changed. Press “Find facts”.";
  });
  published.addEventListener("change", find);
  locale.addEventListener("change", () => {
    const other = samples[locale.value];
    if (other && article.value === sample) sample = article.value = other;
    article.lang = locale.value === "auto" ? "" : locale.value;
    find();
  });
  byId("sample").addEventListener("click", () => {
    sample = article.value = samples[locale.value] ?? samples.en;
    find();
  });

  find();
})();
