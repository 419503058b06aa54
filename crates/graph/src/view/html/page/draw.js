// The map on its canvas. Only what is in view is drawn, lines of one style in one go.

const canvas = byId("canvas");
const pen = canvas.getContext("2d");
// Lines in one view at most, the strongest; more of them only make a grey field.
const MOST_LINES = 4000;
// Lines of one stroke: longer paths take longer a line.
const BATCH = 120;
// A frame of a moving map should take less, in milliseconds; otherwise fewer lines are drawn until it rests.
const FRAME = 14;
// The map rests after this many milliseconds without a move.
const REST = 140;

const colours = {};
let hovered = null;
let linesWhileMoving = MOST_LINES;
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
  const box = byId("map").getBoundingClientRect();
  if (!box.width) return;
  const ratio = devicePixelRatio || 1;
  Object.assign(size, { width: box.width, height: box.height, ratio });
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  if (!camera.moved) {
    Object.assign(camera, whole());
    camera.moved = false;
  }
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
  const began = performance.now();
  const focus = emphasised();
  const seen = { left: mapX(-60), right: mapX(size.width + 60), top: mapY(-60), bottom: mapY(size.height + 60) };
  pen.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, size.width, size.height);
  const most = isMoving ? linesWhileMoving : MOST_LINES;
  const { drawn, left } = drawLines(seen, focus, most);
  const visible = shownNodes.filter((node) => node.x > seen.left && node.x < seen.right && node.y > seen.top && node.y < seen.bottom);
  drawMarks(visible, focus);
  drawLabels(visible, focus);
  if (isMoving) {
    const took = performance.now() - began;
    linesWhileMoving = Math.round(Math.min(MOST_LINES, Math.max(300, linesWhileMoving * (took > FRAME ? 0.7 : 1.1))));
  } else {
    note(left);
  }
  canvas.dispatchEvent(new CustomEvent("drawn", { detail: { nodes: visible.length, edges: drawn, labels, screenX, screenY } }));
}

// Lines by width, the strongest in view; those of what is chosen on top.
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
      const step = Math.ceil(6 * Math.min(1, edge.weight / Math.max(10, cap)));
      if (!plain.has(step)) plain.set(step, []);
      plain.get(step).push(edge);
      drawn += 1;
    } else {
      left += 1;
    }
  }
  pen.lineCap = "round";
  pen.strokeStyle = colours.line;
  // Many lines on little room are drawn thinner and lighter.
  const crowd = Math.min(1, Math.sqrt(900 / Math.max(1, drawn)));
  for (const [step, some] of [...plain].sort(([a], [b]) => a - b)) {
    pen.lineWidth = Math.max(0.6, lineWidth(step / 6) * (0.4 + 0.6 * crowd));
    pen.globalAlpha = hasFocus ? 0.13 : (0.3 + 0.45 * (step / 6)) * (0.45 + 0.55 * crowd);
    strokeAll(some);
  }
  pen.strokeStyle = colours.ink;
  pen.globalAlpha = focus.edge ? 0.95 : 0.62;
  for (const edge of strong.slice(0, MOST_LINES)) {
    pen.lineWidth = Math.max(1.2, lineWidth(Math.min(1, edge.weight / Math.max(10, cap))));
    strokeAll([edge]);
  }
  pen.globalAlpha = 1;
  return { drawn: drawn + strong.length, left };
}

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

// Marks of one type in one path, the strongest on top.
function drawMarks(visible, focus) {
  const hasFocus = focus.near.size > 0;
  const back = hasFocus ? visible.filter((node) => !focus.near.has(node)) : visible;
  pen.globalAlpha = hasFocus ? 0.22 : 1;
  fillMarks(back);
  pen.globalAlpha = 1;
  if (hasFocus) fillMarks(visible.filter((node) => focus.near.has(node)));
  const chosen = state.edge ? [state.edge.from, state.edge.to] : state.node ? [state.node] : [];
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 2.5;
  for (const node of chosen) {
    pen.beginPath();
    trace(node, radius(node) + 4);
    pen.stroke();
  }
}

function fillMarks(some) {
  pen.strokeStyle = colours.paper;
  pen.lineWidth = camera.scale > 0.4 ? 1.2 : 0.5;
  for (const type of TYPES) {
    pen.fillStyle = colours[type];
    pen.beginPath();
    let traced = 0;
    for (let place = some.length - 1; place >= 0; place--) {
      if (some[place].type !== type) continue;
      trace(some[place], radius(some[place]));
      traced += 1;
      if (traced % BATCH === 0) {
        pen.fill();
        pen.stroke();
        pen.beginPath();
      }
    }
    pen.fill();
    pen.stroke();
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
  const text = parts.join(" ");
  if (byId("note").textContent !== text) byId("note").textContent = text;
}
