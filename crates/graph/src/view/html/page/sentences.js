// Sentences as they were written, with the names marked; and when that was.

// Sentences shown before a button shows the rest.
const FIRST_QUOTES = 5;

function quotes(places, ranks) {
  return more(places, FIRST_QUOTES, (some) => some.map((place) => quote(sentenceAt(place), ranks)), "ol", "quotes");
}

function quote(sentence, ranks) {
  const { document: source, text } = sentence;
  const facts = [source.source, source.date && dated(source.date)].filter(Boolean).join(", ");
  const copy = button(({ target }) => copyText(citation(sentence), target), { class: "plain" }, "Copy citation");
  return make("li", {},
    make("blockquote", { dir: "auto" }, marked(text, sentence.mentions, ranks)),
    make("p", { class: "source" }, make("cite", {}, named(source.title || source.id)), facts ? make("br") : "", facts, make("br"), copy));
}

// The text with some of its names marked. Offsets count code points, so the text is cut between those.
function marked(text, mentions, ranks) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [start, end, rank] of mentions) {
    if (!ranks.includes(rank) || start < at) continue;
    parts.push(letters.slice(at, start).join(""), make("mark", {}, letters.slice(start, end).join("")));
    at = end;
  }
  return [...parts, letters.slice(at).join("")];
}

function citation({ document: source, text, start, end }) {
  const from = [source.title, source.source, source.date && dated(source.date)].filter(Boolean).join(", ");
  return `“${text.trim()}” ${from || source.id} (${source.id}, characters ${start}–${end})`;
}

async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where a file may not use the clipboard, a selection can be copied.
    const area = make("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "Copied";
  say("Citation copied.");
  setTimeout(() => { button.textContent = "Copy citation"; }, 1600);
}

// The surfaces under which both ends of a tie stand in its sentences.
function surfacesIn(edge) {
  const surfaces = new Set();
  for (const place of edge.evidence) {
    const { text, mentions } = sentenceAt(place);
    const letters = Array.from(text);
    for (const [start, end, rank] of mentions) {
      if (rank === edge.from.rank || rank === edge.to.rank) surfaces.add(letters.slice(start, end).join(""));
    }
  }
  return surfaces;
}

// More months than this are shown as years.
const MOST_BARS = 120;

// Documents by month, or by year over long times; months without news have their place too.
function timeline(row) {
  // What a tie's sentences are from is counted; of a name, the documents of the sentences kept are known.
  const seen = row.when ?? row.months.map((month) => [month, 0, row.in_documents.filter((place) => sources[place].date?.startsWith(months[month])).length]);
  if (!seen.length || months.length < 2) return [];
  const number = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  let [first, last] = [number(months[0]), number(months[lastMonth])];
  const isYears = last - first >= MOST_BARS;
  const step = isYears ? 12 : 1;
  [first, last] = [floor(first / step), floor(last / step)];
  const bars = new Map();
  for (const [month, , documents] of seen) {
    const at = floor(number(months[month]) / step) - first;
    bars.set(at, (bars.get(at) || 0) + documents);
  }
  const n = last - first + 1;
  const most = max(...bars.values());
  const word = (at) => (isYears ? String(first + at) : dated(`${floor((first + at) / 12)}-${((first + at) % 12) + 1}`));
  const ordered = [...bars].sort(([a], [b]) => a - b);
  const rects = ordered.map(([at, count]) => column(at, count / most, 50));
  const words = ordered.map(([at, count]) => `${word(at)}: ${count}`).join("; ");
  const counts = seen.reduce((sum, [, , documents]) => sum + documents, 0);
  const known = row.when ? row.documents : row.in_documents.length;
  const notes = [known < row.documents && `${grouped(known)} of ${counted(row.documents, "document")}, those of the sentences kept.`,
    counts < known && `${counted(known - counts, "document")} without a date left out.`];
  return section(`Documents by ${isYears ? "year" : "month"}`, make("figure", { class: "time" },
    make("svg", { viewBox: `0 0 ${n} 50`, preserveAspectRatio: "none", role: "img", "aria-label": words },
      ...rects, make("line", { class: "base", x1: 0, x2: n, y1: 50, y2: 50, "vector-effect": "non-scaling-stroke" })),
    make("div", {}, make("span", {}, word(0)), make("span", {}, `at most ${most}`), make("span", {}, word(n - 1))),
    ...notes.filter(Boolean).map((text) => quiet(text))));
}
