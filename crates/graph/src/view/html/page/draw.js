// The map on its canvas: lines and marks on one layer, names and what stands out on another. Layers reach past the
// borders of the canvas, so that a moved map is mostly its layers moved.

const canvas = byId("canvas");
const screen = canvas.getContext("2d");
// How far layers reach past the canvas, in pixels.
const MARGIN = 240;
// Lines on the map at most, the strongest; more of them only make a grey field.
const MOST_LINES = 4000;
// Lines of one stroke: longer paths take longer a line.
const BATCH = 120;
// With more lines and marks than this, a map that is zoomed is its layers stretched, until it rests.
const HEAVY = 1500;
// A layer is stretched so much at most.
const MOST_STRETCHED = 2;
// The map rests after this many milliseconds without a move.
const REST = 140;
// What is behind what stands out is so much paler.
const FADED = 0.24;
const PAINTS = ["rest", ...TYPES, ...groups.slice(0, COLOURED).map((group) => group.paint)];

const colours = {};
let hovered = null;
let asked = 0;
let isMoving = false;
let resting = 0;
let drawn = { nodes: 0, edges: 0 };
// Where marks are put: the layer at hand.
let pen = screen;

// A layer and the camera that it was drawn for.
function layer() {
  const sheet = document.createElement("canvas");
  return { sheet, pen: sheet.getContext("2d"), camera: null };
}
const ground = layer();
const front = layer();

// The map has changed: all of it is drawn anew.
function forget() {
  ground.camera = front.camera = null;
  redraw();
}

function readColours() {
  const style = getComputedStyle(root);
  for (const name of ["paper", "ink", "line", ...PAINTS]) colours[name] = style.getPropertyValue(`--${name}`).trim();
  forget();
}

// Asks for a frame; a moving map is drawn sharp when it rests.
function redraw(moving = false) {
  if (moving) {
    isMoving = true;
    clearTimeout(resting);
    resting = setTimeout(() => {
      isMoving = false;
      front.camera = null;
      redraw();
    }, REST);
  }
  if (!asked) asked = requestAnimationFrame(draw);
}

function resize() {
  const box = canvas.getBoundingClientRect();
  if (!box.width) return;
  const ratio = devicePixelRatio || 1;
  if (size.width === box.width && size.height === box.height && size.ratio === ratio) return;
  const was = high();
  Object.assign(size, { width: box.width, height: box.height, ratio });
  if (high() !== was) {
    camera.moved = false;
    settle();
  }
  canvas.width = round(box.width * ratio);
  canvas.height = round(box.height * ratio);
  for (const { sheet } of [ground, front]) {
    sheet.width = canvas.width + 2 * MARGIN * ratio;
    sheet.height = canvas.height + 2 * MARGIN * ratio;
  }
  if (!camera.moved) Object.assign(camera, whole());
  for (const node of nodes) node.short = "";
  forget();
}

// The node or edge that stands out, and the nodes that stand out with it.
function emphasised() {
  const node = hovered?.node || (hovered?.edge ? null : state.node);
  const edge = hovered?.edge || (hovered?.node ? null : state.edge);
  const near = new Set();
  if (edge) near.add(edge.from).add(edge.to);
  if (node) {
    near.add(node);
    for (const one of node.edges) if (one.shown) near.add(other(one, node));
  }
  return { node, edge, near };
}

function draw() {
  asked = 0;
  if (state.list || !canvas.width) return;
  const seen = { left: mapX(-MARGIN), right: mapX(size.width + MARGIN), top: mapY(-MARGIN), bottom: mapY(size.height + MARGIN) };
  const visible = () => shownNodes.filter(({ x, y }) => x > seen.left && x < seen.right && y > seen.top && y < seen.bottom);
  const focus = emphasised();
  if (!reaches(ground)) {
    paint(ground, () => {
      const some = visible();
      drawn = { nodes: some.length, edges: drawLines(seen) };
      fillMarks(some);
    });
  }
  if (!reaches(front)) paint(front, () => drawFront(visible(), focus));
  pen = screen;
  pen.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, size.width, size.height);
  show(ground, focus.near.size ? FADED : 1);
  show(front, 1);
  // Tells whoever listens, such as a page that holds this one or a check of it.
  canvas.dispatchEvent(new CustomEvent("drawn", { bubbles: true, detail: { ...drawn, labels } }));
}

// Whether a layer still covers the canvas, at the scale at hand or near enough to be stretched.
function reaches({ camera: at }) {
  if (!at) return false;
  const zoom = camera.scale / at.scale;
  const stretches = isMoving && drawn.nodes + drawn.edges > HEAVY && zoom < MOST_STRETCHED;
  const covers = (moved, length) => abs(moved) * camera.scale + length / 2 <= (length / 2 + MARGIN) * zoom;
  return (zoom === 1 || stretches) && covers(at.x - camera.x, size.width) && covers(at.y - camera.y, size.height);
}

function paint(layer, content) {
  pen = layer.pen;
  layer.camera = { ...camera };
  pen.setTransform(size.ratio, 0, 0, size.ratio, MARGIN * size.ratio, MARGIN * size.ratio);
  pen.clearRect(-MARGIN, -MARGIN, size.width + 2 * MARGIN, size.height + 2 * MARGIN);
  pen.lineCap = pen.lineJoin = "round";
  content();
}

function show({ sheet, camera: at }, alpha) {
  const stretch = camera.scale / at.scale / size.ratio;
  const [width, height] = [sheet.width * stretch, sheet.height * stretch];
  const snap = (length) => round(length * size.ratio) / size.ratio;
  pen.globalAlpha = alpha;
  pen.drawImage(sheet, snap(screenX(at.x) - width / 2), snap(screenY(at.y) - height / 2), width, height);
}

// Lines by width, the strongest of those that can be seen. Gives how many.
function drawLines(seen) {
  const apart = (a, b, least, most) => (a < least && b < least) || (a > most && b > most);
  const found = shownEdges.filter(({ from, to }) => !apart(from.x, to.x, seen.left, seen.right) && !apart(from.y, to.y, seen.top, seen.bottom));
  const some = found.slice(0, MOST_LINES);
  pen.strokeStyle = colours.line;
  // Many lines on little room are drawn thinner and lighter, so that the strong ones stand out.
  const crowd = min(1, sqrt(250 / max(1, some.length)));
  for (let step = 1; step <= 6; step++) {
    pen.lineWidth = max(0.6, lineWidth(step / 6) * (0.4 + 0.6 * crowd));
    pen.globalAlpha = 0.36 * crowd + (0.8 - 0.36 * crowd) * ((step - 1) / 5);
    strokeAll(some.filter((edge) => ceil(6 * part(edge)) === step));
  }
  pen.globalAlpha = 1;
  note(found.length - some.length);
  return some.length;
}

// How strong a tie is, from 0 to 1.
const part = (edge) => min(1, edge.now / caps[Number(!state.all)]);
const lineWidth = (part) => (0.8 + 7.2 * part) * min(1.25, max(0.45, sqrt(camera.scale)));

function strokeAll(some) {
  for (let start = 0; start < some.length; start += BATCH) {
    pen.beginPath();
    for (const { from, to } of some.slice(start, start + BATCH)) {
      pen.moveTo(screenX(from.x), screenY(from.y));
      pen.lineTo(screenX(to.x), screenY(to.y));
    }
    pen.stroke();
  }
}

const paintOf = (node) => (state.colour === "type" ? node.type : node.paint);

// Marks of one colour together, the strongest on top.
function fillMarks(some) {
  pen.strokeStyle = colours.paper;
  pen.lineWidth = camera.scale > 0.4 ? 1.2 : 0.5;
  for (const paint of PAINTS) {
    pen.fillStyle = colours[paint];
    const all = some.filter((node) => paintOf(node) === paint).reverse();
    for (let start = 0; start < all.length; start += BATCH) {
      pen.beginPath();
      for (const node of all.slice(start, start + BATCH)) trace(node, radius(node));
      pen.fill();
      pen.stroke();
    }
  }
}

// Adds a mark to the path: the three shapes have the same area.
function trace(node, r) {
  const [x, y] = [screenX(node.x), screenY(node.y)];
  if (node.type === "person") {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
  } else if (node.type === "organization") {
    const half = r * 0.886;
    pen.rect(x - half, y - half, 2 * half, 2 * half);
  } else {
    const half = r * 1.12;
    pen.moveTo(x, y - half);
    pen.lineTo(x + half, y);
    pen.lineTo(x, y + half);
    pen.lineTo(x - half, y);
    pen.closePath();
  }
}

// What stands out with its lines, and the names.
function drawFront(visible, { node, edge, near }) {
  pen.strokeStyle = colours.ink;
  pen.globalAlpha = edge ? 0.95 : 0.62;
  for (const one of edge ? [edge] : node ? node.edges.filter((one) => one.shown) : []) {
    pen.lineWidth = max(1.2, lineWidth(part(one)));
    strokeAll([one]);
  }
  pen.globalAlpha = 1;
  fillMarks(visible.filter((one) => near.has(one)));
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 2.5;
  for (const one of chosenNodes()) {
    pen.beginPath();
    trace(one, radius(one) + 4);
    pen.stroke();
  }
  drawLabels(visible, new Set(near.size < 60 ? [...near].filter((one) => one.shown) : [node]), near);
}

function drawLabels(visible, first, near) {
  labels = chooseLabels(visible, first);
  pen.textBaseline = "middle";
  pen.lineWidth = 3;
  pen.strokeStyle = colours.paper;
  pen.fillStyle = colours.ink;
  const [dx, dy] = [screenX(0), screenY(0)];
  for (const { left, top, bottom, node } of labels) {
    const at = [node.short, left + dx, (top + bottom) / 2 + dy + 0.5];
    const isBack = near.size && !near.has(node);
    pen.font = node.font;
    pen.globalAlpha = isBack ? FADED : 1;
    if (!isBack) pen.strokeText(...at);
    pen.fillText(...at);
  }
  pen.globalAlpha = 1;
}

// What the map does not show, in words.
function note(left) {
  const parts = [];
  if (shownNodes.length < data.total_nodes || shownEdges.length < data.total_edges) {
    const why = state.all ? "" : ", those that stand out most";
    parts.push(`Shown: ${grouped(shownNodes.length)} of ${counted(data.total_nodes, "name")} and ${grouped(shownEdges.length)} of ${counted(data.total_edges, "tie")}${why}.`);
  }
  if (isDated() && undated) parts.push(`${counted(undated, "document")} without a date left out.`);
  if (left) parts.push(`Lines drawn: the strongest ${grouped(MOST_LINES)} here; zoom in for the others.`);
  if (!data.total_nodes) parts.push("No names were found.");
  parts.push(`${data.generator}, seed ${data.seed}.`);
  const text = parts.join(" ");
  if (byId("note").textContent !== text) byId("note").textContent = text;
}
