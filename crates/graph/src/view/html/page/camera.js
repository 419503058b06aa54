// Which part of the map is seen: the point in the middle of the canvas, and pixels a unit of the map.

const camera = { x: 0, y: 0, scale: 1, moved: false };
const size = { width: 1, height: 1, ratio: 1 };
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const LEAST_SCALE = 0.02;
const MOST_SCALE = 8;
// Free border around the whole map, in pixels; names stand out to the right of their marks.
const BORDER = { x: 90, y: 34 };

const screenX = (x) => (x - camera.x) * camera.scale + size.width / 2;
const screenY = (y) => (y - camera.y) * camera.scale + size.height / 2;
const mapX = (x) => (x - size.width / 2) / camera.scale + camera.x;
const mapY = (y) => (y - size.height / 2) / camera.scale + camera.y;
const within = (scale) => min(MOST_SCALE, max(LEAST_SCALE, scale));

function placeCamera(x, y, scale) {
  Object.assign(camera, { x, y, scale: within(scale), moved: true });
}

// Where the camera stands when all of these nodes are to be seen.
function around(some, most = 1.6) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of some) {
    left = min(left, x);
    right = max(right, x);
    top = min(top, y);
    bottom = max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const width = max(60, size.width - 2 * min(BORDER.x, size.width / 8));
  const height = max(60, size.height - 2 * BORDER.y);
  const scale = min(width / max(1, right - left), height / max(1, bottom - top), most);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: within(scale) };
}

// Whether the screen is higher than wide: names stand in another arrangement there.
const high = () => Number(size.height > size.width);

// Puts every name where it belongs on the map at hand. The one of all is turned for high screens.
function settle() {
  for (const node of nodes) {
    if (!state.all && node.main) [node.x, node.y, node.side] = node.main[high()];
    else [node.x, node.y] = high() ? [...node.spot].reverse() : node.spot;
  }
}

// All that is shown; of what the page opens with, the names as well.
function whole() {
  if (state.all || isFiltered()) return around(shownNodes);
  const [width, height] = data.extents[high()];
  const scale = min((size.width - 24) / width, (size.height - 12) / height, 1.6);
  return { x: width / 2, y: height / 2, scale: within(scale) };
}

function fit() {
  travel(whole(), () => {
    camera.moved = false;
    save(false);
  });
}

function zoomBy(factor, x = size.width / 2, y = size.height / 2) {
  const scale = within(camera.scale * factor);
  const change = 1 / camera.scale - 1 / scale;
  placeCamera(camera.x + (x - size.width / 2) * change, camera.y + (y - size.height / 2) * change, scale);
  moved();
}

function panBy(dx, dy) {
  placeCamera(camera.x - dx / camera.scale, camera.y - dy / camera.scale, camera.scale);
  moved();
}

function moved() {
  travelling = null;
  save(false);
  redraw(true);
}

let travelling = null;

// Moves the camera there, at once for those who asked for little motion.
function travel(to, arrived = () => save(false)) {
  const start = { ...camera };
  const began = performance.now();
  const duration = calm.matches || state.list ? 0 : 380;
  const step = (now) => {
    if (travelling !== step) return;
    const part = duration ? min(1, max(0, (now - began) / duration)) : 1;
    const eased = 1 - (1 - part) ** 3;
    const between = (a, b) => a + (b - a) * eased;
    placeCamera(between(start.x, to.x), between(start.y, to.y), start.scale * (to.scale / start.scale) ** eased);
    if (part < 1) {
      redraw(true);
      requestAnimationFrame(step);
    } else {
      travelling = null;
      arrived();
      redraw();
    }
  };
  travelling = step;
  step(began);
}

// Brings what is chosen into view, above the sheet that covers a part of small screens.
function bringIntoView() {
  const some = chosenNodes();
  if (!some.length) return;
  const sheet = getComputedStyle(byId("panel")).position === "absolute" ? size.height * 0.5 : 0;
  const free = size.height - sheet;
  const seen = some.every(({ x, y }) => {
    const [left, top] = [screenX(x), screenY(y)];
    return left > 40 && left < size.width - 120 && top > 30 && top < free - 30;
  });
  const apart = !state.edge || hypot(some[0].x - some[1].x, some[0].y - some[1].y) * camera.scale > 90;
  if (seen && apart && camera.scale > 0.4) return;
  const to = around(some, max(camera.scale, state.edge ? 1.8 : 1));
  to.y += sheet / 2 / to.scale;
  travel(to);
}
