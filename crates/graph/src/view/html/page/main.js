// Puts the page together.

const dark = matchMedia("(prefers-color-scheme: dark)");
const HALF = "M12 2a10 10 0 100 20 10 10 0 000-20zm0 2v16a8 8 0 010-16z";

function setTheme(isDark) {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  byId("theme").setAttribute("aria-label", isDark ? "Use light colours" : "Use dark colours");
  byId("theme").replaceChildren(make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, make("path", { d: HALF })));
  readColours();
  redraw();
}

function writeCaption() {
  const [first, last] = [months[0], months[months.length - 1]];
  const when = !first ? "" : first === last ? `, ${dated(first)}` : `, ${dated(first)} to ${dated(last)}`;
  const [kind, n] = data.window.split(":");
  const one = n ? `the same ${n} ${kind}` : `the same ${kind}`;
  byId("caption").textContent = `A line joins two names that stand in ${one}; the thicker, the more often. `
    + `From ${counted(data.documents, "document")}, ${counted(data.sentences, "sentence")}${when}.`;
}

// Shows what the address says.
function restore() {
  camera.moved = false;
  takeAddress();
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
  byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
  dark.addEventListener("change", () => setTheme(dark.matches));
  byId("show-map").addEventListener("click", () => setList(false));
  byId("show-list").addEventListener("click", () => setList(true));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    setList(true);
    byId("list").focus();
  });
  byId("grip").addEventListener("click", () => setSheet({ "": "half", half: "full", full: "" }[byId("panel").className]));
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
    wasDark = document.documentElement.dataset.theme === "dark";
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
