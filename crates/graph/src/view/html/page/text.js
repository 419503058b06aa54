// Words, numbers, dates, and elements made of them. Names reach the page as text nodes, never as markup.

const TYPES = ["person", "organization", "location"];
const TYPE_WORDS = { person: "Person", organization: "Organization", location: "Place" };
const TYPE_PLURALS = { person: "People", organization: "Organizations", location: "Places" };
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const { abs, ceil, floor, hypot, max, min, round, sqrt } = Math;
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
const counted = (n, word) => `${grouped(n)} ${word}${n === 1 ? "" : "s"}`;
const byId = (id) => document.getElementById(id);
const on = (id, name, act, options) => byId(id).addEventListener(name, act, options);
const aria = (id, name, value) => byId(id).setAttribute(`aria-${name}`, value);
const root = document.documentElement;

// "2024-05" or "2024-05-01" in words.
function dated(text, short) {
  const [year, month, day] = text.split("-").map(Number);
  const word = MONTHS[month - 1].slice(0, short ? 3 : undefined);
  return day ? `${day} ${word} ${year}` : `${word} ${year}`;
}

// A stretch of time in words; nothing for what has no dates.
function period(first, last, short) {
  if (!first) return "";
  return first === last ? dated(first, short) : `${dated(first, short)}${short ? " – " : " to "}${dated(last, short)}`;
}

// Letters that no decomposition takes apart.
const LETTERS = { "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n" };

// What two spellings of a name share: small letters without marks, one space between words.
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\p{M}/gu, "")
    .replace(/[ıłøđðþßæœħŋ]/g, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// An element; children are elements or text, attributes that are null or false stay out.
function make(name, attributes = {}, ...children) {
  const svg = SVG_NAMES.has(name);
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}
const SVG_NAMES = new Set(["svg", "rect", "circle", "path", "line"]);

const button = (onclick, attributes, ...children) => make("button", { type: "button", onclick, ...attributes }, ...children);
const press = (button, isPressed) => button.setAttribute("aria-pressed", isPressed);
const number = (n) => make("span", { class: "number" }, typeof n === "number" ? grouped(n) : n);
const quiet = (...words) => make("p", { class: "quiet" }, ...words);

// A name, whose direction of writing stays within it.
const named = (text) => make("bdi", {}, text);
const pair = ({ from, to }) => [named(from.label), " – ", named(to.label)];

// A bar of a chart whose highest are `height` high.
const column = (at, share, height, kind) => make("rect", { x: at + 0.1, y: height * (1 - share), width: 0.8, height: height * share, class: kind });

const icon = (shape, kind = "") => make("svg", { class: `sign ${kind}`, viewBox: "0 0 14 14", "aria-hidden": "true" }, shape);

const disc = (fill = null) => make("circle", { cx: 7, cy: 7, r: 6, fill });

// The mark of a type, as on the map: round, square, standing on a corner.
function sign(type) {
  const shape = type === "person" ? disc()
    : type === "organization" ? make("rect", { x: 1.7, y: 1.7, width: 10.6, height: 10.6, rx: 1 })
      : make("path", { d: "M7 .3 13.7 7 7 13.7 .3 7z" });
  return icon(shape, type);
}
