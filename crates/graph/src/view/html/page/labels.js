// Names beside their marks: the strongest first, none on another, none on a large mark.

const FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";
// Room that a name may take, in letters, on wide screens and on high ones; the panel and the tip have the whole.
const LONGEST = [34, 22];
// Sides of a grid of boxes, in pixels.
const CELL = 64;
// Free space between names, in pixels.
const GAP = 3;
// Free space beside marks, in pixels: a name right beside a mark is taken for the mark's.
const ASIDE = 4;
// The strongest get their names even where these cover marks: one name for so many square pixels of map.
const ALWAYS = 24000;
// Two thirds of them may cover so many pixels of marks; pixels of stronger names' marks count more.
const COVERED = 80;
const WORSE = 3;
// Names tried in one view at most; the others would find no room.
const MOST_TRIED = 1500;
// How much larger the strongest names are than the weakest; the layout leaves room for it.
const EMPHASIS = 0.8;

const share = (strength) => sqrt(min(1, strength / greatest));
// On small screens nothing is much larger than the rest.
const emphasis = () => EMPHASIS * min(1, size.width / 800);
const fontSize = (node) => 12 + 9 * emphasis() * share(node.strength);
const isBold = (node) => share(node.strength) > 0.62;
// Marks shrink slower than the map, so that they can still be seen and hit.
const markScale = () => min(1.5, max(0.3, sqrt(camera.scale)));
const radius = (node) => (3.5 + 18.5 * emphasis() * share(node.strength)) * markScale();

function measure(node) {
  if (node.short) return;
  const letters = Array.from(node.label);
  const most = LONGEST[high()];
  node.short = letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : node.label;
  node.font = `${isBold(node) ? "bold " : ""}${fontSize(node).toFixed(1)}px ${FONT}`;
  pen.font = node.font;
  node.width = pen.measureText(node.short).width;
}

let labels = [];

// Boxes that are taken, by the cells that they touch.
class Taken {
  cells = new Map();

  *around(box) {
    for (let x = floor(box.left / CELL); x <= floor(box.right / CELL); x++) {
      for (let y = floor(box.top / CELL); y <= floor(box.bottom / CELL); y++) yield x * 100003 + y;
    }
  }

  add(box) {
    for (const cell of this.around(box)) {
      const list = this.cells.get(cell);
      if (list) list.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  // How much the box would cover of others' marks, weighed by their size; no name may be covered at all.
  cost(box) {
    let cost = 0;
    for (const cell of this.around(box)) {
      for (const one of this.cells.get(cell) || []) {
        if (one.node === box.node || one.left >= box.right + GAP || box.left >= one.right + GAP || one.top >= box.bottom || box.top >= one.bottom) continue;
        if (one.isName) return Infinity;
        cost += (one.right - one.left - 2 * ASIDE) * (one.node.rank < box.node.rank ? WORSE : 1);
      }
    }
    return cost;
  }
}

// Chooses names and their sides; they stay as they are while the map moves at one scale.
function chooseLabels(visible, first) {
  const taken = new Taken();
  for (const node of visible.slice(0, MOST_TRIED)) {
    const r = radius(node);
    const [x, y] = [node.x * camera.scale, node.y * camera.scale];
    if (r > 2.5) taken.add({ left: x - r - ASIDE, right: x + r + ASIDE, top: y - r, bottom: y + r, node });
  }
  const order = [...first, ...visible.filter((node) => !first.has(node)).slice(0, MOST_TRIED)];
  const chosen = [];
  const strongest = (size.width * size.height) / ALWAYS;
  for (const [rank, node] of order.entries()) {
    measure(node);
    const most = rank < max(first.size, strongest / 3) ? Infinity : rank < strongest ? COVERED : 0.5;
    const place = sideOf(node, taken, most);
    if (place) {
      taken.add(place);
      chosen.push(place);
    }
  }
  return chosen;
}

// How many pixels of a box the borders of the canvas would cut off.
function cut({ left, right, top, bottom }) {
  const [x, y] = [camera.x * camera.scale, camera.y * camera.scale];
  const past = (least, most, middle, length) => max(0, middle - length / 2 - least) + max(0, most - middle - length / 2);
  return past(left, right, x, size.width) + past(top, bottom, y, size.height);
}

// The first side that costs least: right, left, below, above; none if all cost as much as `most`.
function sideOf(node, taken, most) {
  let best = null;
  const r = radius(node) + (chosenNodes().includes(node) ? 8 : 3);
  const [x, y, w, h] = [node.x * camera.scale, node.y * camera.scale, node.width, fontSize(node) * 1.12];
  const isSeen = cut({ left: x, right: x, top: y, bottom: y }) === 0;
  const corners = [[x + r, y - h / 2], [x - r - w, y - h / 2], [x - w / 2, y + r - 2], [x - w / 2, y - r - h + 2]];
  // Where the map was laid out with its names, their sides are known.
  if (!state.all && node.main) corners.unshift(corners[node.side]);
  for (const [left, top] of corners) {
    const box = { left, top, right: left + w, bottom: top + h, node, isName: true };
    const cost = taken.cost(box) + (isSeen ? 6 * cut(box) : 0);
    if (cost < most) [best, most] = [box, cost];
  }
  return best;
}
