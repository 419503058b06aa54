// The map on its canvas. Only what is in view is drawn, lines of one style in one go.

const canvas = byId("canvas");
const pen = canvas.getContext("2d");
// Lines in one view at most, the strongest; more of them only make a grey field.
const MOST_LINES = 4000;
// Lines of one stroke: longer paths take longer a line.
const BATCH = 120;
// A map that takes longer to draw, in milliseconds, is heavy: while it moves, its picture is moved where that will do,
// and otherwise fewer lines and simpler marks are drawn until it rests.
const FRAME = 14;
const LINES_OF_HEAVY = 800;
// A picture is moved by this share of the canvas at most, since its border is empty.
const MOST_MOVED = 0.3;
// The map rests after this many milliseconds without a move.
const REST = 140;

const colours = {};
let hovered = null;
let isHeavy = false;
let still = null;
const picture = document.createElement("canvas");
let asked = 0;
let isMoving = false;
let resting = 0;

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "line", "quiet", ...TYPES]) colours[name] = style.getPropertyValue(`--${name}`).trim();
}

// Asks for a frame; a moving map is drawn in full when it rests.
function redraw(moving = false) {
  if (moving) {
    isMoving = true;
    clearTimeout(resting);
    resting = setTimeout(() => {
      isMoving = false;
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
  Object.assign(size, { width: box.width, height: box.height, ratio });
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  if (!camera.moved) Object.assign(camera, whole());
  forgetLabels();
  redraw();
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
  if (isMoving && movePicture()) {
    tell({ labels });
    return;
  }
  const began = performance.now();
  const focus = emphasised();
  const seen = { left: mapX(-60), right: mapX(size.width + 60), top: mapY(-60), bottom: mapY(size.height + 60) };
  pen.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, size.width, size.height);
  const most = isMoving && isHeavy ? LINES_OF_HEAVY : MOST_LINES;
  const { drawn, left, strong } = drawLines(seen, focus, most);
  const visible = shownNodes.filter((node) => node.x > seen.left && node.x < seen.right && node.y > seen.top && node.y < seen.bottom);
  drawMarks(visible, focus, strong);
  drawLabels(visible, focus);
  if (!isMoving) {
    note(left);
    isHeavy = performance.now() - began > FRAME;
  }
  keepPicture();
  tell({ nodes: visible.length, edges: drawn, labels });
}

// Tells whoever listens, such as a page that holds this one or a check of it, what has been drawn.
function tell(detail) {
  canvas.dispatchEvent(new CustomEvent("drawn", { bubbles: true, detail }));
}

function keepPicture() {
  still = isHeavy ? { ...camera } : null;
  if (!still) return;
  picture.width = canvas.width;
  picture.height = canvas.height;
  picture.getContext("2d").drawImage(canvas, 0, 0);
}

// Moves the picture of the last drawing instead of drawing anew, as far as it goes.
function movePicture() {
  if (still?.scale !== camera.scale) return false;
  const [dx, dy] = [(still.x - camera.x) * camera.scale, (still.y - camera.y) * camera.scale];
  if (Math.abs(dx) > MOST_MOVED * size.width || Math.abs(dy) > MOST_MOVED * size.height) return false;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 1;
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, Math.round(dx * size.ratio), Math.round(dy * size.ratio));
  return true;
}

// Lines by width, the strongest in view; those of what is chosen are left for later.
function drawLines(seen, focus, most) {
  const plain = new Map();
  const strong = [];
  const hasFocus = focus.near.size > 0;
  let [drawn, left] = [0, 0];
  for (const edge of shownEdges) {
    const { from, to } = edge;
    if ((from.x < seen.left && to.x < seen.left) || (from.x > seen.right && to.x > seen.right)
      || (from.y < seen.top && to.y < seen.top) || (from.y > seen.bottom && to.y > seen.bottom)) continue;
    if (hasFocus && (edge === focus.edge || (focus.node && (from === focus.node || to === focus.node)))) {
      strong.push(edge);
    } else if (drawn < most) {
      const step = Math.ceil(6 * part(edge));
      if (!plain.has(step)) plain.set(step, []);
      plain.get(step).push(edge);
      drawn += 1;
    } else {
      left += 1;
    }
  }
  pen.lineCap = "round";
  pen.strokeStyle = colours.line;
  // Many lines on little room are drawn thinner and lighter, so that the strong ones stand out.
  const crowd = Math.min(1, Math.sqrt(250 / Math.max(1, drawn)));
  for (const [step, some] of [...plain].sort(([a], [b]) => a - b)) {
    pen.lineWidth = Math.max(0.6, lineWidth(step / 6) * (0.4 + 0.6 * crowd));
    pen.globalAlpha = (hasFocus ? 0.25 : 1) * (0.36 * crowd + (0.8 - 0.36 * crowd) * ((step - 1) / 5));
    strokeAll(some);
  }
  pen.globalAlpha = 1;
  return { drawn: drawn + strong.length, left, strong };
}

// How strong a tie is, from 0 to 1.
const part = (edge) => Math.min(1, edge.weight / Math.max(10, cap));
const lineWidth = (part) => (0.8 + 7.2 * part) * Math.min(1.25, Math.max(0.45, Math.sqrt(camera.scale)));

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

// Marks of one type together, the strongest on top; what is chosen stands with its lines before the others.
function drawMarks(visible, focus, strong) {
  const hasFocus = focus.near.size > 0;
  const back = hasFocus ? visible.filter((node) => !focus.near.has(node)) : visible;
  fillMarks(back, hasFocus ? 0.22 : 1);
  pen.strokeStyle = colours.ink;
  pen.globalAlpha = focus.edge ? 0.95 : 0.62;
  for (const edge of strong.slice(0, MOST_LINES)) {
    pen.lineWidth = Math.max(1.2, lineWidth(part(edge)));
    strokeAll([edge]);
  }
  pen.globalAlpha = 1;
  if (hasFocus) fillMarks(visible.filter((node) => focus.near.has(node)), 1);
  const chosen = state.edge ? [state.edge.from, state.edge.to] : state.node ? [state.node] : [];
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 2.5;
  for (const node of chosen) {
    pen.beginPath();
    trace(node, radius(node) + 4);
    pen.stroke();
  }
}

// Faded marks stand on paper, so that no line shows through them.
function fillMarks(some, alpha) {
  pen.strokeStyle = colours.paper;
  pen.lineWidth = camera.scale > 0.4 ? 1.2 : 0.5;
  for (const type of TYPES) {
    const all = some.filter((node) => node.type === type).reverse();
    if (isMoving && isHeavy && alpha === 1) {
      pen.fillStyle = colours[type];
      for (const node of all) {
        const r = radius(node) * 0.886;
        pen.fillRect(screenX(node.x) - r, screenY(node.y) - r, 2 * r, 2 * r);
      }
      continue;
    }
    for (let start = 0; start < all.length; start += BATCH) {
      pen.beginPath();
      for (const node of all.slice(start, start + BATCH)) trace(node, radius(node));
      for (const [colour, share] of alpha < 1 ? [["paper", 1], [type, alpha]] : [[type, 1]]) {
        pen.fillStyle = colours[colour];
        pen.globalAlpha = share;
        pen.fill();
      }
      pen.globalAlpha = 1;
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

function drawLabels(visible, focus) {
  const first = new Set(focus.near.size < 60 ? [...focus.near].filter((node) => node.shown) : focus.edge ? [] : [focus.node]);
  // While the map moves at one scale, the names stay where they are.
  const key = `${camera.scale} ${first.size} ${focus.node?.rank} ${focus.edge?.rank}`;
  if (!isMoving || key !== labelled) {
    labels = chooseLabels(visible, first);
    labelled = key;
  }
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = colours.paper;
  const [dx, dy] = [size.width / 2 - camera.x * camera.scale, size.height / 2 - camera.y * camera.scale];
  const hasFocus = focus.near.size > 0;
  for (const box of labels) {
    const x = box.left + dx;
    const y = (box.top + box.bottom) / 2 + dy + 0.5;
    if (x > size.width || y > size.height + 20 || y < -20 || box.right + dx < 0) continue;
    const isBack = hasFocus && !focus.near.has(box.node);
    pen.font = box.node.font;
    pen.globalAlpha = isBack ? 0.3 : 1;
    if (!isBack) pen.strokeText(box.node.short, x, y);
    pen.fillStyle = colours.ink;
    pen.fillText(box.node.short, x, y);
  }
  pen.globalAlpha = 1;
}

// What the map does not show, in words.
function note(left) {
  const parts = [];
  if (shownNodes.length < data.total_nodes || shownEdges.length < data.total_edges) {
    parts.push(`Shown: ${grouped(shownNodes.length)} of ${counted(data.total_nodes, "name")} and ${grouped(shownEdges.length)} of ${counted(data.total_edges, "tie")}.`);
  }
  if (left) parts.push(`Lines drawn: the strongest ${grouped(MOST_LINES)} in view; zoom in for the others.`);
  if (!data.total_nodes) parts.push("No names were found.");
  parts.push(`${data.generator}, seed ${data.seed}.`);
  const text = parts.join(" ");
  if (byId("note").textContent !== text) byId("note").textContent = text;
}
