// Mouse, fingers and keys on the map.

// What is hit within this many pixels.
const REACH = { node: 5, edge: 6 };
// A finger is broader.
const FINGER = 2.2;
// A press that moves further than this, in pixels, is a drag.
const DRAG = 5;

// The node or the edge under a point of the canvas; nodes are on top, the strongest of them first.
function hit(x, y, reach = 1) {
  let best = null;
  let least = Infinity;
  for (const node of shownNodes) {
    const distance = hypot(screenX(node.x) - x, screenY(node.y) - y) - radius(node);
    if (distance < REACH.node * reach && distance < least) [best, least] = [{ node }, distance];
  }
  if (best) return best;
  const [dx, dy] = [screenX(0), screenY(0)];
  for (const { left, right, top, bottom, node } of labels) {
    if (x > left + dx && x < right + dx && y > top + dy && y < bottom + dy) return { node };
  }
  for (const edge of shownEdges.slice(0, MOST_LINES)) {
    const distance = toLine(edge, x, y) - lineWidth(part(edge)) / 2;
    if (distance < REACH.edge * reach && distance < least) [best, least] = [{ edge }, distance];
  }
  return best;
}

// Distance of a point from a line, in pixels.
function toLine({ from, to }, x, y) {
  const [ax, ay, bx, by] = [screenX(from.x), screenY(from.y), screenX(to.x), screenY(to.y)];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = length ? min(1, max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return hypot(ax + part * (bx - ax) - x, ay + part * (by - ay) - y);
}

const pressed = new Map();
let dragged = false;
let spread = 0;

function point(event) {
  const box = canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function down(event) {
  if (event.button) return;
  canvas.setPointerCapture(event.pointerId);
  pressed.set(event.pointerId, point(event));
  if (pressed.size === 1) dragged = false;
  spread = 0;
  travelling = null;
}

function move(event) {
  const now = point(event);
  const before = pressed.get(event.pointerId);
  if (!before) {
    hover(event.pointerType === "mouse" ? now : null);
    return;
  }
  if (pressed.size === 1) {
    if (!dragged && hypot(now.x - before.x, now.y - before.y) < DRAG) return;
    dragged = true;
    canvas.classList.add("held");
    hover(null);
    panBy(now.x - before.x, now.y - before.y);
  }
  pressed.set(event.pointerId, now);
  if (pressed.size === 2) pinch();
}

// Two fingers: the map follows their middle and their distance.
function pinch() {
  const [one, two] = [...pressed.values()];
  const middle = { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 };
  const distance = hypot(one.x - two.x, one.y - two.y);
  if (spread) {
    zoomBy(distance / spread.distance, middle.x, middle.y);
    panBy(middle.x - spread.x, middle.y - spread.y);
  }
  spread = { ...middle, distance: max(1, distance) };
  dragged = true;
}

function up(event) {
  const was = pressed.delete(event.pointerId);
  spread = 0;
  if (pressed.size) return;
  canvas.classList.remove("held");
  if (!was || dragged || event.type === "pointercancel") return;
  const { x, y } = point(event);
  const found = hit(x, y, event.pointerType === "mouse" ? 1 : FINGER);
  if (found || chosenNodes().length) choose(found || {}, { go: event.pointerType !== "mouse" });
}

let pointing = 0;

// Shows what is under the mouse, once a frame.
function hover(at) {
  cancelAnimationFrame(pointing);
  pointing = requestAnimationFrame(() => {
    const found = at && hit(at.x, at.y);
    canvas.classList.toggle("over", Boolean(found));
    const same = found?.node === hovered?.node && found?.edge === hovered?.edge;
    if (!same) {
      hovered = found;
      fillTip(found);
      front.camera = null;
      redraw();
    }
    if (found) placeTip(at);
  });
}

function fillTip(found) {
  byId("tip").hidden = !found;
  if (!found) return;
  const { node, edge } = found;
  const times = node ? counted(node.mentions, "mention") : counted(edge.now, unit);
  byId("tip").replaceChildren(make("strong", {}, ...(node ? [named(node.label)] : pair(edge))), node?.description || "",
    quiet(`${times} in ${counted(node ? node.documents : edge.nowDocuments, "document")}`));
}

function placeTip({ x, y }) {
  const tip = byId("tip");
  const left = max(4, min(x + 14, size.width - tip.offsetWidth - 8));
  const top = y + 18 + tip.offsetHeight > size.height ? y - tip.offsetHeight - 10 : y + 18;
  tip.style.transform = `translate(${left}px, ${top}px)`;
}

const MOVES = { ArrowLeft: [70, 0], ArrowRight: [-70, 0], ArrowUp: [0, 70], ArrowDown: [0, -70] };

function mapKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (MOVES[event.key]) panBy(...MOVES[event.key]);
  else if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-" || event.key === "_") zoomBy(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function listenToMap() {
  on("canvas", "pointerdown", down);
  on("canvas", "pointermove", move);
  on("canvas", "pointerup", up);
  on("canvas", "pointercancel", up);
  on("canvas", "pointerleave", () => hover(null));
  on("canvas", "keydown", mapKey);
  on("canvas", "wheel", (event) => {
    event.preventDefault();
    const { x, y } = point(event);
    const step = event.deltaMode === 1 ? 16 : 1;
    zoomBy(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0016)), x, y);
  }, { passive: false });
  on("in", "click", () => zoomBy(1.4));
  on("out", "click", () => zoomBy(1 / 1.4));
  on("fit", "click", fit);
}
