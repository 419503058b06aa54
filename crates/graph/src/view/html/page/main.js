// Puts the page together.

const dark = matchMedia("(prefers-color-scheme: dark)");

function setTheme(isDark) {
  root.dataset.theme = isDark ? "dark" : "light";
  aria("theme", "label", isDark ? "Use light colours" : "Use dark colours");
  readColours();
}

function writeCaption() {
  const when = period(months[0], months[months.length - 1]);
  const [kind, n] = data.window.split(":");
  const one = n ? `the same ${n} ${kind}` : `the same ${kind}`;
  const dates = when && undated ? `, ${when} (${grouped(undated)} without a date)` : when && `, ${when}`;
  byId("caption").textContent = `A line joins two names of ${one}, the thicker the more often. `
    + `From ${counted(data.documents, "document")}, ${counted(data.sentences, "sentence")}${dates}.`;
}

// Shows what the address says.
function restore() {
  resize();
  camera.moved = false;
  takeAddress();
  settle();
  applyFilters();
  showFilters();
  showView();
  if (!camera.moved) Object.assign(camera, whole());
  showPanel(false);
  if ((state.node || state.edge) && !camera.moved) bringIntoView();
}

function listen() {
  listenToMap();
  listenToSearch();
  addEventListener("popstate", restore);
  new ResizeObserver(resize).observe(byId("map"));
  on("theme", "click", () => setTheme(root.dataset.theme !== "dark"));
  dark.addEventListener("change", () => setTheme(dark.matches));
  on("show-main", "click", () => setView(false));
  on("show-all", "click", () => setView(true));
  on("show-list", "click", () => setView(state.all, "names"));
  on("skip", "click", (event) => {
    event.preventDefault();
    setView(state.all, "names");
    byId("list").focus();
  });
  on("grip", "click", () => setSheet({ "": "half", half: "full", full: "" }[byId("panel").className]));
  addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "range";
    if (event.key === "/" && !isTyping) {
      byId("search").focus();
      event.preventDefault();
    } else if (event.key === "Escape" && (state.node || state.edge)) {
      closePanel();
    }
  });
  // Paper is light.
  let wasDark = false;
  addEventListener("beforeprint", () => {
    wasDark = root.dataset.theme === "dark";
    setTheme(false);
    draw();
  });
  addEventListener("afterprint", () => setTheme(wasDark));
}

setTheme(dark.matches);
writeCaption();
buildFilters();
listen();
restore();
