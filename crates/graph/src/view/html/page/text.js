// Words, numbers, dates, and elements made of them. Names reach the page as text nodes, never as markup.

const UNITS = { sentence: "sentence", paragraph: "paragraph", document: "document" };
const TYPES = ["person", "organization", "location"];
const TYPE_WORDS = { person: "Person", organization: "Organization", location: "Place" };
const TYPE_PLURALS = { person: "People", organization: "Organizations", location: "Places" };
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
const counted = (n, word) => `${grouped(n)} ${word}${n === 1 ? "" : "s"}`;
const byId = (id) => document.getElementById(id);

// "2024-05" or "2024-05-01" in words.
function dated(text, short) {
  const [year, month, day] = text.split("-").map(Number);
  const word = MONTHS[month - 1].slice(0, short ? 3 : undefined);
  return day ? `${day} ${word} ${year}` : `${word} ${year}`;
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

// A name, whose direction of writing stays within it.
const named = (text) => make("bdi", {}, text);

// The mark of a type, as on the map: round, square, standing on a corner.
function sign(type) {
  const shape = type === "person" ? make("circle", { cx: 7, cy: 7, r: 6 })
    : type === "organization" ? make("rect", { x: 1.7, y: 1.7, width: 10.6, height: 10.6, rx: 1 })
      : make("path", { d: "M7 .3 13.7 7 7 13.7 .3 7z" });
  return make("svg", { class: `sign ${type}`, viewBox: "0 0 14 14", "aria-hidden": "true" }, shape);
}
