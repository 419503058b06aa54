#!/usr/bin/env python3
"""Import open lists of facts into the tables of ../data.

usage: import.py KB_DIR [PLAIN_TEXT ...]
       import.py --kinds

The second form imports nothing: it gives every row of the tables that has no kind one, by its description.

KB_DIR holds kb.tsv, kb_large.tsv, demonyms.tsv, norp.tsv, metonyms.tsv, common_word_keys.txt and sources/.
PLAIN_TEXT files are running English text, from which only one thing is learnt: whether a word that is also a name
is written in lower case (it is then kept as an English word).

The tables are the source of truth: edit them by hand. A row whose source names `relmap` was written or corrected by
hand; this script keeps its name, description, kind, dates and popularity and only adds an id, coordinates and aliases from
an imported row of the same thing. All other rows are written anew.
"""

import csv
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
COLUMNS = "id type name aliases country lat lon description kind of from to popularity source".split()
TYPES = {"PER": "person", "ORG": "organization", "LOC": "location"}

# Rows that only these sources support have a licence that lets them be shipped (data/README.md).
CLEAN = {"geonames", "admin1", "ne", "country", "eps", "eps-leg", "congress", "phoenix-people", "phoenix-int",
         "phoenix-mns", "wordnet", "sp500", "igo"}

# Countries whose leaders are in English-language news every week.
IN_THE_NEWS = set("US GB RU CN FR DE TR UA IL IR SY IN".split())

# Countries in which a state and its namesake city are different things in the news.
KEEP_STATES = set("US CA".split())

UNFOLDED = str.maketrans({"ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d",
                          "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ħ": "h",
                          "ə": "a", "Ə": "a"})


def fold(name):
    """The key of a name, as relmap_text::key::fold makes it (Latin script)."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name.translate(UNFOLDED)) if not unicodedata.combining(c))
    name = re.sub(r"[.'’‘`´ʼʻʾʿ′]", "", name.lower())
    return " ".join(re.findall(r"[^\W_]+|&", name))


def read_tsv(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t",
                                   quoting=csv.QUOTE_NONE))


def read_entities(path):
    rows = read_tsv(path)
    for row in rows:
        row["aliases"] = [alias for alias in row["aliases"].split("|") if alias]
        row["popularity"] = int(row["popularity"])
    return rows


def write(name, columns, rows):
    with open(DATA / name, "w", encoding="utf-8", newline="") as file:
        file.write("\t".join(columns) + "\n")
        for row in rows:
            file.write("\t".join(str(row.get(column) or "") if column != "popularity" else str(row[column])
                                 for column in columns).rstrip("\n") + "\n")


def write_entities(name, rows):
    out = []
    for row in sorted(rows, key=lambda row: row["id"]):
        out.append(dict(row, aliases="|".join(row["aliases"])))
    write(name, COLUMNS, out)


def imported(path):
    for row in read_tsv(path):
        sources = row["source"].split("+")
        yield {"id": row["id"], "type": TYPES[row["type"]], "name": row["name"],
               "aliases": [alias for alias in row["aliases"].split("|") if alias], "country": row["country"],
               "lat": row["lat"], "lon": row["lon"], "description": row["role"], "from": "", "to": "",
               "popularity": int(row["popularity"]), "source": row["source"],
               "clean": any(source in CLEAN for source in sources) and set(sources) <= CLEAN | {"everypolitician"}}


def slug(prefix, name, taken):
    base = prefix + ":" + fold(name).replace(" ", "-").replace("&", "and")
    number, result = 1, base
    while result in taken:
        number += 1
        result = f"{base}~{number}"
    taken.add(result)
    return result


def distance(a, b):
    """Degrees between two rows, roughly; none without coordinates."""
    if not (a["lat"] and b["lat"]):
        return None
    lat, lon = float(a["lat"]) - float(b["lat"]), float(a["lon"]) - float(b["lon"])
    return math.hypot(lat, lon * math.cos(math.radians(float(a["lat"]))))


# --- kinds -----------------------------------------------------------------------------------------------------

# What the last word of an open list's "metropolitan region of France" says, as the program's kinds of divisions go.
# A division that is called otherwise is a `division`, the same level as others so called.
DIVISIONS = {word: kind for kind, words in {
    "state": "state land constituent",
    "province": "province",
    "region": "region krai okrug",
    "county": "county",
    "district": "district rayon area",
    "department": "department",
    "municipality": "municipality council commune",
    "governorate": "governorate",
    "parish": "parish",
    "prefecture": "prefecture",
    "republic": "republic",
    "canton": "canton",
    "oblast": "oblast",
    "division": "division voivodship community island islands entity territory unit emirate dependency atoll group "
                "collectivity precinct authority",
}.items() for word in words.split()}

BODIES = set("academy agency airline alliance association bank bloc club commission committee council court foundation "
             "institute ministry museum parliament party union university".split())

# Fields of ministers that news ask for, as descriptions write them.
FIELDS = {"defense": "defence", "labor": "labour", "transportation": "transport"} | {field: field for field in (
    "agriculture commerce culture defence economy education energy environment finance foreign health industry "
    "information interior justice labour oil trade transport").split()}

# Offices by the wording of descriptions; the first that fits holds.
STATE_OFFICES = [(re.compile(pattern), kind) for pattern, kind in [
    (r"chancellor of the exchequer|secretary of the treasury|treasury secretary", "finance minister"),
    (r"foreign secretary|secretary of state|(?:minister (?:of|for) )?external affairs(?: minister)?", "foreign minister"),
    (r"home secretary|minister of internal affairs", "interior minister"),
    (r"prime minister|premier|taoiseach", "prime minister"),
    (r"vice[ -]president", "vice president"),
    (r"(president|chancellor|supreme leader|king|queen|emir|sultan)", ""),
]]

# Last words of offices.
OFFICES = {word: kind for kind, words in {
    "ambassador": "ambassador consul",
    "attorney general": "solicitor attorney",
    "chairman": "chair chairman chairperson",
    "chief": "chief",
    "commander": "commander commander-in-chief commandant",
    "commissioner": "commissioner commissioner-general",
    "director": "director director-general",
    "general": "general general-secretary",
    "governor": "governor governor-general",
    "head": "head",
    "judge": "judge",
    "justice": "justice",
    "leader": "leader",
    "mayor": "mayor",
    "minister": "minister minister-president premier",
    "official": "official politician member deputy representative adviser advisor counselor counsel aide assistant envoy "
                "administrator executive undersecretary negotiator",
    "secretary": "secretary under-secretary secretary-general under-secretary-general",
    "senator": "senator",
    "speaker": "speaker",
}.items() for word in words.split()}

KIN = re.compile(r"\b(?:son|daughter|wife|husband|sister|brother|mistress|associate|lawyer|adviser|aide|chairman|grandson|"
                 r"spokesman|spokeswoman|spouse)\b")


class Kinds:
    """Reads what kind of thing a row is, and what it is of, from its description."""

    def __init__(self, rows):
        self.countries = defaultdict(set)
        self.places, self.people = set(), {}
        self.bodies = {}
        # "FSB" is Russia's, "Council of Ministers" any country's.
        national = {name for row in rows if row["country"] for name in row["aliases"]}
        for row in rows:
            names = [row["name"], *row["aliases"]]
            if row["type"] == "location":
                self.places |= {fold(name) for name in names}
                if IS_COUNTRY.match(row["description"]):
                    self.countries[row["country"]] |= {fold(name) for name in names}
            elif row["type"] == "person":
                self.people[row["name"]] = row["popularity"]
            elif not row["country"]:
                for name in names:
                    if name == row["name"] or name.isupper() and len(name) > 1 and name not in national:
                        self.bodies[name] = row["name"]

    def read(self, row):
        """The kind and what it is of."""
        return {"location": self.place, "organization": self.organization, "person": self.person}[row["type"]](row)

    def place(self, row):
        text = row["description"]
        head = re.split(r"[ ,]", text)[0]
        _, has_region, region = text.partition(" in ")
        region = region.split(",")[0].removeprefix("the ") if has_region else ""
        if text.startswith("country in "):
            return "country", region
        if re.match(r"territory(?: in|:)", text):
            return "territory", region
        if re.match(r"capital(?: city)? of ", text):
            return "capital", ""
        if head in ("city", "town", "capital"):
            return "town", region
        if text in ("continent", "planet"):
            return text, ""
        noun, of, owner = text.partition(" of ")
        if of and row["country"]:
            words = noun.split(" ")
            word = words[0] if words[0] == "constituent" else next(
                (word for word in reversed(words) if word in DIVISIONS and word not in ("island", "islands")), words[-1])
            if re.match(r"administrative territory|autonomous district", noun) and row["country"] == "RU":
                word = "region"
            if word in DIVISIONS and not re.search(r"mountain|government|desert", noun):
                return DIVISIONS[word], re.split(r",", owner)[0].removeprefix("the ")
        return "place", region if fold(region) in self.places else ""

    def organization(self, row):
        text = row["description"]
        if "news agency" in text:
            return "news agency", ""
        noun, of, region = text.partition(" in ")
        region = region.split(",")[0]
        words = re.findall(r"\w+", re.split(r" (?:of|for|in|and) ", text.lower())[0])
        kind = next((word for word in reversed(words) if word in BODIES), "organization")
        return kind, region if fold(region) in self.places else ""

    def person(self, row):
        text = row["description"]
        if re.match("First Lady|Spouse of the (?:President|Prime Minister)", text):
            return "first lady", ""
        kind = self.office(row)
        if kind == "ambassador":
            _, _, host = text.partition(" to ")
            return kind, host.split(",")[0].removeprefix("the ")
        return kind, self.owner(row, kind)

    def office(self, row):
        text = row["description"]
        key = fold(text)
        for pattern, kind in STATE_OFFICES:
            match = pattern.match(key)
            if match and self.is_own(key[match.end():], row["country"]):
                return kind or match[0]
        match = (re.match(r"(?:minister|secretary) (?:of|for) (?:the |national )*(\w+)(?: affairs)?", key)
                 or re.match(r"(\w+) (?:minister|secretary)", key))
        if match and match[1] in FIELDS and self.is_own(key[match.end():], row["country"]):
            return FIELDS[match[1]] + " minister"
        if re.match(r"Permanent [Rr]epresentative|High Commissioner to|[Aa]mbassador|Consul", text):
            return "ambassador"
        head = self.head(text)
        for pattern, kind in [(r"us representative", "representative"), (r"prime minister|taoiseach", "prime minister"),
                              (r"(?:first )?vice[ -]president|deputy president", "vice president"),
                              (r".*(?:attorney|prosecutor|solicitor)[ -]general", "attorney general"),
                              (r"supreme leader", "supreme leader"),
                              (r"lord chancellor|lord president", "minister"),
                              (r"(?:\w+ )?(president|chancellor|king|queen|emir|sultan)(?: consort)?$", "")]:
            match = re.match(pattern, head)
            if match:
                return kind or match[1]
        return OFFICES.get(head.split(" ")[-1], "person") if not NO_OFFICE.search(head) else "person"

    @staticmethod
    def head(text):
        """The office itself: `minister` of "Minister of Finance of Portugal"."""
        stop = r" (?:of|to|for|in|at|the|on|without|as|under(?!-)|from|and|concerned|delegate)\b|[,(]"
        return re.split(stop, text.lower())[0].strip()

    def is_own(self, rest, country):
        """Whether the end of an office's wording names its country."""
        place = re.sub(r"^(?:of |the |state of |republic of |kingdom of )+", "", rest.strip())
        return place in self.countries[country] or country == "PS" and place == "palestinian authority"

    def owner(self, row, kind):
        """What a person is known by: another person, or the body or continent whom an office serves, if not the own country."""
        text = row["description"]
        people = [name for name in self.people if name in text and " " in name and name != row["name"] and re.search(
            rf"(?:\bof|\bto|\bto \w+) {re.escape(name)}\b", text)] if KIN.search(text) else []
        if people:
            return max(people, key=len)
        if kind in ("person", "first lady"):
            return ""
        bodies = [name for name in self.bodies if name in text and re.search(rf"\b{re.escape(name)}\b", text)]
        if bodies:
            return self.bodies[max(bodies, key=len)]
        if "European" in text:
            return "European Union" if "Commissioner" in text else "Europe"
        if kind in LEADERS:
            rest = text[len(self.head(text)):]
            match = re.match(r" (?:of|for|as head of) (?:the )?(.+?)(?:,| (?:from|as|elected|for|who) |$)", rest, re.I)
            if match and not self.is_own(fold(match[1]), row["country"]):
                return match[1]
        return ""


LEADERS = set("president chancellor king queen emir sultan".split()) | {"prime minister", "supreme leader", "vice president"}

# What is called a leader, a director or a chief without an office of state.
NO_OFFICE = re.compile(r"^(?:editor|sales|chess|chief deity|accountant|engineer)|film director")


def with_kinds(rows, every):
    """Gives the rows that have no kind one."""
    kinds = Kinds(every)
    for row in rows:
        if not row.get("kind"):
            row["kind"], row["of"] = kinds.read(row)
    return rows


def add_kinds():
    tables = {name: read_entities(DATA / name) for name in
              ("organizations.tsv", "organizations_imported.tsv", "people.tsv", "places.tsv")}
    every = [row for rows in tables.values() for row in rows]
    for name, rows in tables.items():
        write_entities(name, with_kinds(rows, every))


# --- words -----------------------------------------------------------------------------------------------------


class Words:
    """What the word lists say, by key."""

    def __init__(self, kb):
        self.forenames = defaultdict(set)
        with open(kb / "sources/popular_names/forenames.csv", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                for name in {row["Romanized Name"], row["Localized Name"]}:
                    key = fold(name)
                    if len(key) > 1 and " " not in key and key.isascii():
                        self.forenames[key].add(row["Gender"].lower())
        self.surnames = set()
        with open(kb / "sources/popular_names/surnames.csv", encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                for name in {row["Romanized Name"], row["Localized Name"]}:
                    if len(fold(name)) > 1 and fold(name).isascii():
                        self.surnames.add(fold(name))
        self.counts = {}
        with open(kb / "sources/symspell/frequency_dictionary_en_82_765.txt", encoding="utf-8-sig") as file:
            for line in file:
                word, count = line.split()
                self.counts[word] = int(count)
        self.ranks = {word: rank for rank, word in enumerate(sorted(self.counts, key=lambda w: -self.counts[w]))}

    def is_english(self, key, rank):
        return self.ranks.get(key, len(self.ranks)) < rank


def lower_case_words(texts):
    """Words that running text writes in lower case at least twice, and in a fifth of all cases."""
    lower, upper = Counter(), Counter()
    for path in texts:
        for token in re.findall(r"[A-Za-z]+", Path(path).read_text(encoding="utf-8", errors="replace")):
            (lower if token.islower() else upper)[token.lower()] += 1
    return {word for word, n in lower.items() if n >= 2 and n * 5 >= n + upper[word]}


# --- people ----------------------------------------------------------------------------------------------------

ROLE = re.compile(r"^(?P<role>.*?)(?: \((?P<country>[^()]*)\))? (?P<from>\d{4})–(?P<to>\d{4})?$")
SMALL_OFFICE = re.compile(r"court|senate|chamber|assembly|parliament|congress|council|board|bank|academy|judge|"
                          r"justice|speaker|university|federation|institute|commission|authority|tribunal", re.I)
TITLES = re.compile(r"^(?:(?:dame|sir|dr|mr|mrs|ms|hon|lord|lady|baroness|general|gen|col|colonel|maj|major|prof|"
                    r"sheikh|shaikh)\.? )+", re.I)


def leads_country(role, country_keys):
    """Whether "President of X" speaks of a country or of a body and a part of one."""
    place = re.sub(r"^(?:the |state of |republic of |kingdom of )+", "", fold(role).partition(" of ")[2])
    return place in country_keys or place in ("the state of palestine", "palestinian authority")


# What no one is given by formula: the names above it are in people.tsv by hand.
HEAD_LIMIT, MINISTER_LIMIT = 58, 48


def role_popularity(role, country_popularity, country, is_current, country_keys):
    text = role.lower()
    limit = MINISTER_LIMIT
    if text.startswith(("deputy", "vice", "acting deputy", "assistant", "permanent secretary", "parliamentary",
                        "undersecretary", "chief of staff to")):
        score = 30
    elif re.match(r"(president|prime minister|king|queen|emir|sultan|monarch|supreme leader|chancellor|premier|"
                  r"taoiseach|pope|emperor|head of state)\b", text) and not SMALL_OFFICE.search(text):
        limit = HEAD_LIMIT
        score = 54 if leads_country(role, country_keys) else 44 if "exchequer" in text else 28
        if score < 30:
            return score + 4 * is_current
    elif re.search(r"\b(minister of foreign|foreign minister|minister for foreign|minister of defen[cs]e|defen[cs]e "
                   r"minister|minister of external affairs|secretary of state for (?:foreign|defen[cs]e)|minister of "
                   r"finance|minister of the interior|home secretary)", text) or text == "secretary of state":
        score = 42
    elif re.search(r"secretary-general|director-general|secretary general", text):
        score = 46
    elif re.match(r"(secretary of|minister|attorney general|national security advis)", text):
        score = 36
    elif text.startswith("us senator"):
        score = 44
    elif re.match(r"(governor|mayor|chief minister|chief of|head of|chair|speaker|us representative|first lady)", text):
        score = 34
    else:
        score = 24
    if is_current:
        score += 8
    score += max(-6, min(6, (country_popularity - 85) // 2))
    if country in IN_THE_NEWS and score >= 36:
        score += 6
    return max(8, min(limit, score))


def describe_role(row, country_name):
    """Splits "Minister of Finance (Spain) 2004–2009" into description and years."""
    text = row["description"]
    match = ROLE.match(text)
    if not match:
        row["description"] = re.sub(r" \([^()]*, ?[\d–]*\)$", "", text)
        return
    role, country = match["role"], match["country"] or ""
    row["from"], row["to"] = match["from"], match["to"] or ""
    role = role[:1].upper() + role[1:]
    if country and fold(country) not in fold(role) and country_name and fold(country_name) not in fold(role):
        joiner = " of " if re.fullmatch(r"(President|Prime Minister|King|Queen|Vice President|First Lady)", role) else ", "
        role += joiner + country_name
    row["description"] = role


def people(rows, words, hand, country_popularity, country_names, country_keys, all_people):
    kept = []
    for row in rows:
        if row["type"] != "person" or not row["clean"]:
            continue
        sources = set(row["source"].split("+"))
        row["name"] = re.sub(r"\s+", " ", TITLES.sub("", row["name"])).strip()
        row["name"] = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), row["name"])
        row["name"] = re.sub(r"\b([DLO])'([a-z])", lambda m: m[1] + "'" + m[2].upper(), row["name"])
        if len(fold(row["name"]).split()) < 2 or fold(row["name"]) in country_keys:
            continue
        if sources & {"phoenix-people"} and not sources & {"eps", "congress", "wordnet"}:
            # Coded from old event data: of the unnamed thousands only those that something else knows.
            if not row["id"].startswith("Q") and row["popularity"] < 30:
                continue
            row["popularity"] = 34 if row["popularity"] >= 30 else 24
            row["description"] = "government official"
            if country_names.get(row["country"]):
                row["description"] += ", " + country_names[row["country"]]
        elif "wordnet" in sources:
            row["description"] = gloss(row["description"])
            row["popularity"] = 30
        elif "congress" in sources:
            row["popularity"] = role_popularity(row["description"], 85, "", False, country_keys)
        else:
            describe_role(row, country_names.get(row["country"], ""))
            is_current = bool(row["from"]) and not row["to"]
            row["popularity"] = role_popularity(row["description"], country_popularity.get(row["country"], 85),
                                                row["country"], is_current, country_keys)
        row["aliases"] = [TITLES.sub("", alias) for alias in row["aliases"]]
        row["aliases"] = [alias for alias in row["aliases"] if person_alias(alias, row["name"], words)]
        row["source"] = "+".join(sorted(sources & CLEAN))
        if row["from"] and row["to"] and row["from"] > row["to"]:
            row["to"] = ""
        kept.append(row)
    kept = join_spellings(kept)
    return join_hand(kept, hand, all_people, "p")


def person_alias(alias, name, words):
    """Whether an alias has two parts of which one at least resembles a part of the name."""
    parts = fold(alias).split()
    if len(parts) < 2 or not all(part.isascii() for part in parts) or parts[0] == "president":
        return False
    last = fold(name).split()[-1]
    return any(part[:3] == last[:3] for part in parts) or "bin" in parts


def join_spellings(rows):
    """Joins a row without a Wikidata id to one of the same country with the same parts, or more of them."""
    by_ends = defaultdict(list)
    for row in rows:
        parts = fold(row["name"]).replace(" al ", " ").split()
        by_ends[row["country"], parts[0], parts[-1]].append((row, set(parts)))
    gone = set()
    for group in by_ends.values():
        group.sort(key=lambda item: (not item[0]["id"].startswith("Q"), -item[0]["popularity"]))
        for at, (row, parts) in enumerate(group):
            for other, other_parts in group[at + 1:]:
                if id(other) in gone or other["id"].startswith("Q"):
                    continue
                extra = parts ^ other_parts
                if (parts <= other_parts or other_parts <= parts) and all(len(part) > 1 for part in extra):
                    gone.add(id(other))
                    row["aliases"] = unique([*row["aliases"], other["name"], *other["aliases"]], row["name"])
                    row["source"] = "+".join(sorted({*row["source"].split("+"), *other["source"].split("+")}))
    return [row for row in rows if id(row) not in gone]


def unique(aliases, name):
    seen, kept = {fold(name)}, []
    for alias in aliases:
        if fold(alias) and fold(alias) not in seen:
            seen.add(fold(alias))
            kept.append(alias)
    return kept


def join_hand(rows, hand, all_rows, prefix):
    """Joins the rows written by hand to imported rows of the same person or organization."""
    by_key = defaultdict(list)
    for row in rows:
        for name in [row["name"], *row["aliases"]]:
            by_key[fold(name)].append(row)
    ids = {row["id"]: row for row in rows}
    by_office = defaultdict(list)
    for row in rows:
        by_office[row["country"], row["description"].split(" ")[0]].append(row)
    elsewhere = defaultdict(set)
    for row in all_rows:
        if row["id"].startswith("Q"):
            elsewhere[fold(row["name"]), row["country"]].add(row["id"])
    gone, out = set(), []
    used = {row["id"] for row in hand}
    for row in sorted(hand, key=lambda row: -row["popularity"]):
        match = ids.get(row["id"])
        if match is None:
            for name in [row["name"], *row["aliases"]]:
                found = [other for other in by_key[fold(name)] if id(other) not in gone
                         and (other["country"] == row["country"] or not other["country"] or not row["country"])]
                if found and (name == row["name"] or len(fold(name).split()) > 1):
                    match = max(found, key=lambda other: (other["id"].startswith("Q"), other["popularity"]))
                    break
        if match is None:
            match = same_office(row, by_office, gone)
        if match is not None and id(match) not in gone:
            gone.add(id(match))
            if not row["id"].startswith("Q") and match["id"] not in used:
                row["id"] = match["id"]
                used.add(row["id"])
            row["aliases"] = unique([*row["aliases"], match["name"], *match["aliases"]], row["name"])
            row["source"] = "+".join(sorted({*row["source"].split("+"), *match["source"].split("+")}))
        elif not row["id"].startswith("Q"):
            found = elsewhere.get((fold(row["name"]), row["country"]), set()) - used
            if len(found) == 1:
                row["id"] = found.pop()
                used.add(row["id"])
        out.append(row)
    out_ids = {row["id"] for row in out}
    # Slugs of people without an imported row of theirs are made here, so that a hand row needs none.
    for row in out:
        if not row["id"]:
            row["id"] = slug(prefix, row["name"], out_ids)
    return out + [row for row in rows if id(row) not in gone and row["id"] not in out_ids]


def same_office(row, by_office, gone):
    """The imported row of one who took the same office in the same year under a name spelt nearly so."""
    def close(other):
        return (id(other) not in gone and row["from"] and other["from"]
                and abs(int(row["from"]) - int(other["from"])) <= 1
                and any(similar(fold(name), fold(other["name"])) >= 0.7 or begins_alike(name, other["name"])
                        for name in [row["name"], *row["aliases"]]))
    found = [other for other in by_office[row["country"], row["description"].split(" ")[0]] if close(other)]
    return max(found, key=lambda other: similar(fold(row["name"]), fold(other["name"])), default=None)


def begins_alike(a, b):
    """Whether one name is the beginning of the other, letter for letter or nearly so."""
    a, b = sorted((fold(a).split(), fold(b).split()), key=len)
    return len(a) > 1 and a[0] == b[0] and all(similar(x, y) >= 0.75 for x, y in zip(a, b))


def gloss(text):
    """The head of a dictionary gloss: "Russian painter who was …" gives "Russian painter"."""
    text = re.split(r" (?:who|that|which|whose|and|noted|known|famous|remembered)\b| ?[(;,]|:", text)[0]
    text = re.sub(r"^(?:an?|the) ", "", text).strip()[:60]
    return "" if re.match(r"\w+ed\b|made\b|won\b|wrote\b", text) else text


# --- places ----------------------------------------------------------------------------------------------------

IS_COUNTRY = re.compile(r"(?:country|territory)(?: in|:)")
DIVISION_WORDS = re.compile(r"\b(arrondissement|district \d|\d+|sector \w|ward)\b", re.I)
ADMIN_SUFFIX = re.compile(r"(?: (?:province|governorate|oblast|region|county|city|municipality|state|prefecture|district|"
                          r"department|krai|republic))$", re.I)


def places(rows, words, hand, demonyms, written):
    kept = [row for row in rows if row["type"] == "location" and row["clean"]
            and not DIVISION_WORDS.search(row["name"])]
    countries = {row["country"]: row for row in kept if row["source"].startswith("country")}
    country_names = {}
    for code, row in countries.items():
        kind = "country" if row["popularity"] > 66 and code not in TERRITORIES else "territory"
        region, _, capital = row["description"].removeprefix("country in ").partition("; capital ")
        row["description"] = f"{kind} in {region}" if code != "AQ" else "territory: continent without a government"
    for row in hand:
        if IS_COUNTRY.match(row["description"]) and row["country"] in countries:
            country_names[row["country"]] = row["name"]
    for code, row in countries.items():
        country_names.setdefault(code, row["name"])
    for row in kept:
        row["source"] = "+".join(source for source in row["source"].split("+") if source in CLEAN)
        row["description"] = row["description"].replace("popularate", "district")
        if row["source"] == "wordnet":
            row["description"] = gloss(row["description"])
        if row["source"] == "ne":
            row["description"] = {"lake centerline": "canal or lake", "range/mtn": "mountain range", "pen/cape":
                                  "peninsula", "geoarea": "region"}.get(row["description"], row["description"])
            row["name"] = re.sub(r"\bI\.$", "Island", re.sub(r"\bIs\.$", "Islands", re.sub(r"\bRa\.$", "Range",
                                 re.sub(r"\bStr\.$", "Strait", row["name"]))))
        if row["source"] in ("geonames", "admin1") and ", " in row["description"]:
            head, _, _ = row["description"].rpartition(", ")
            row["description"] = f"{head}, {country_names.get(row['country'], '')}".rstrip(", ")
        elif row["source"] in ("geonames", "admin1") and " of " in row["description"]:
            head, _, _ = row["description"].partition(" of ")
            row["description"] = f"{head} of {country_names.get(row['country'], '')}"
        elif row["source"] == "geonames" and row["description"].startswith("city in "):
            row["description"] = f"city in {country_names.get(row['country'], '')}"
    kept = join_seats(kept)
    kept = join_namesakes(kept)
    kept = join_hand_places(kept, hand)
    bodies = defaultdict(int)
    for row in written:
        for name in [row["name"], *row["aliases"]]:
            bodies[fold(name)] = max(bodies[fold(name)], row["popularity"])
    kept = without_small_namesakes(kept, words, bodies)
    return clean_place_aliases(kept, words, demonyms, bodies), country_names


# Population of about 20,000, of a twentieth of the list's cities, of a metropolis.
SMALL, TOWN, METROPOLIS = 34, 43, 60


def without_surnames(places, persons):
    """Leaves out towns that share their name with a surname that is in the news."""
    surnames = {fold(row["name"]).split()[-1] for row in persons if row["popularity"] >= 52}
    return [row for row in places if row["popularity"] >= 50 or "relmap" in row["source"]
            or fold(row["name"]) not in surnames]


# Countries whose divisions the news of the world name.
KNOWN_DIVISIONS = set("US CA AU GB DE IN RU UA CN".split())


def without_small_namesakes(rows, words, bodies):
    """Leaves out small towns that news do not mean by the name, and quarters of large cities."""
    territories = {fold(name) for row in rows if IS_COUNTRY.match(row["description"])
                   for name in [row["name"], *row["aliases"]]}
    large = [row for row in rows if row["popularity"] >= METROPOLIS and row["lat"]]
    grid = defaultdict(list)
    for row in large:
        grid[row["country"], round(float(row["lat"]))].append(row)
    best = defaultdict(int)
    for row in rows:
        for name in [row["name"], *row["aliases"]]:
            best[fold(name)] = max(best[fold(name)], row["popularity"])
    kept = []
    for row in rows:
        if row["source"] in ("geonames", "ne", "wordnet", "admin1"):
            key = fold(row["name"])
            is_word = key in words.forenames or key in words.surnames or words.is_english(key, 20000)
            if row["source"] == "geonames" and row["popularity"] < SMALL:
                continue
            if row["source"] == "admin1":
                # Their popularity is made of population, but a province is named less than a city of that size.
                row["popularity"] -= 0 if row["country"] in KNOWN_DIVISIONS else 10
                row["popularity"] -= 10 if is_word or key in bodies else 0
                if key in territories and row["country"] in ("FR", "NL", "US", "GB", "CN", "NO", "FI", "PT"):
                    continue
            if row["popularity"] < 50 and bodies.get(key, 0) >= row["popularity"]:
                continue
            if row["source"] == "admin1" and all(words.is_english(part, 3000) for part in key.split()):
                row["popularity"] = min(row["popularity"], 20)  # "Central", "Northern", "Capital District"
            if row["popularity"] < TOWN and (is_word or best[key] >= METROPOLIS):
                continue
            near = [city for step in (-1, 0, 1) for city in grid[row["country"], round(float(row["lat"] or 0)) + step]]
            if (row["source"] == "geonames" and row["popularity"] < TOWN
                    and any(distance(row, city) < 0.25 for city in near)):
                continue
        kept.append(row)
    return kept


TERRITORIES = set("HK MO PR GL GU AS MP VI VG AW CW SX BM KY FO FK GI GP MQ GF RE YT NC PF PM WF MF BL BQ AI MS TC SH "
                  "IO GS JE GG IM AX SJ BV HM TF NF CX CC CK NU TK PN UM EH".split())


def join_seats(rows):
    """Joins a first-level division to the city of its name that is its seat, so that a name means one place."""
    cities = defaultdict(list)
    for row in rows:
        if "geonames" in row["source"]:
            for name in [row["name"], *row["aliases"]]:
                cities[row["country"], fold(name)].append(row)
    out = []
    for row in rows:
        if row["source"] == "admin1" and row["country"] not in KEEP_STATES:
            keys = [fold(row["name"]), *(fold(alias) for alias in row["aliases"])]
            keys = [key for key in dict.fromkeys(keys) if key]
            cities_here = [city for key in keys for city in cities[row["country"], key]]
            near = [city for city in cities_here if (distance(row, city) or 0) < 1.0]
            named = fold(ADMIN_SUFFIX.sub("", row["name"]))
            seats = [city for city in near if fold(city["name"]) == named
                     or fold(city["name"]) in {fold(ADMIN_SUFFIX.sub("", alias)) for alias in row["aliases"]}]
            if seats:
                seat = max(seats, key=lambda city: city["popularity"])
                aliases = [alias for alias in [row["name"], *row["aliases"]] if len(fold(alias).split()) > 1]
                seat["aliases"] = unique([*seat["aliases"], *aliases], seat["name"])
                seat["popularity"] = max(seat["popularity"], min(row["popularity"], seat["popularity"] + 6))
                seat["source"] = "+".join(sorted({*seat["source"].split("+"), "admin1"}))
                continue
            far = [city for city in cities[row["country"], fold(row["name"])] if (distance(row, city) or 0) > 2.0
                   and city["popularity"] > row["popularity"]]
            if far and row["aliases"]:
                # The list has named it after a city elsewhere; its other name is the right one.
                row["name"], row["aliases"] = row["aliases"][0], row["aliases"][1:]
        out.append(row)
    return out


def join_namesakes(rows):
    """Joins natural features listed twice, and drops what another list says better."""
    known = {}
    for row in rows:
        if row["source"] not in ("ne", "wordnet"):
            for name in [row["name"], *row["aliases"]]:
                if row["popularity"] >= 45:
                    known.setdefault(fold(name), row)
    countries = {fold(name) for row in rows if IS_COUNTRY.match(row["description"])
                 for name in [row["name"], *row["aliases"]]}
    out, features = [], {}
    for row in sorted(rows, key=lambda row: (row["source"] == "wordnet", -row["popularity"])):
        if row["source"] in ("ne", "wordnet"):
            key = fold(row["name"])
            if key in countries:
                continue
            if row["source"] == "ne" and row["description"] == "continent" and key in ("australia", "antarctica"):
                continue
            first = features.get(key) or features.get(re.sub(r" (river|lake|sea|island|mountains)$", "", key))
            if row["source"] == "wordnet" and (first or key in known):
                continue
            if first and ((distance(row, first) or 0) < 8 or not row["lat"]):
                first["aliases"] = unique([*first["aliases"], *row["aliases"]], first["name"])
                continue
            features.setdefault(key, row)
        out.append(row)
    return out


def join_hand_places(rows, hand):
    by_key, by_id = defaultdict(list), {row["id"]: row for row in rows}
    for row in rows:
        for name in [row["name"], *row["aliases"]]:
            by_key[fold(name)].append(row)
    gone, out = set(), []
    for row in hand:
        match, kind = by_id.get(row["id"]), row["description"]
        if match is None:
            def fits(other):
                source = other["source"]
                if IS_COUNTRY.match(kind):
                    return source.startswith("country") and other["country"] == row["country"]
                if other["country"] != row["country"] or source.startswith("country"):
                    return False
                if re.match(r"(city|capital|town|village)", kind):
                    return "geonames" in source
                if re.match(r"(region|province|state|oblast|republic|division|governorate|constituent)", kind):
                    return source in ("admin1", "ne", "wordnet")
                return source in ("ne", "wordnet")
            if IS_COUNTRY.match(kind):
                found = [other for other in rows if fits(other) and id(other) not in gone]
            else:
                names = [row["name"], *row["aliases"]]
                found = [other for name in names for other in by_key[fold(name)] if id(other) not in gone and fits(other)]
                exact = [other for other in found if fold(other["name"]) in {fold(name) for name in names}]
                found = exact or found
            match = max(found, key=lambda other: other["popularity"], default=None)
        for other in by_key[fold(row["name"])]:
            # The same land in a list of natural features.
            if other["source"] in ("ne", "wordnet") and row["lat"] and (distance(row, other) or 0) < 3:
                gone.add(id(other))
        if match is not None:
            gone.add(id(match))
            row["id"] = match["id"]
            row["lat"], row["lon"] = (row["lat"] or match["lat"]), (row["lon"] or match["lon"])
            row["protected"] = {fold(alias) for alias in row["aliases"]}
            row["aliases"] = unique([*row["aliases"], match["name"], *match["aliases"]], row["name"])
            row["popularity"] = row["popularity"] or match["popularity"]
            row["source"] = "+".join(sorted({*row["source"].split("+"), *match["source"].split("+")}))
        else:
            row["protected"] = {fold(alias) for alias in row["aliases"]}
        out.append(row)
    taken = {row["id"] for row in rows} | {row["id"] for row in out}
    for row in out:
        if not row["id"]:
            row["id"] = slug("l", row["name"], taken)
    hand_ids = {row["id"] for row in out}
    return out + [row for row in rows if id(row) not in gone and row["id"] not in hand_ids]


def similar(a, b):
    """Share of the longer word's letters that the two have in common, in order."""
    table = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for at, y in enumerate(b, 1):
            before, table[at] = table[at], before + 1 if x == y else max(table[at], table[at - 1])
    return table[-1] / max(len(a), len(b), 1)


def clean_place_aliases(rows, words, demonyms, bodies):
    best = {}
    for row in rows:
        best[fold(row["name"])] = max(best.get(fold(row["name"]), 0), row["popularity"])
    for row in rows:
        kept, name = [], fold(row["name"])
        protected = row.pop("protected", set())
        for alias in unique(row["aliases"], row["name"]):
            key = fold(alias)
            if key in protected:
                kept.append(alias)
                continue
            short = len(key) < 4 or key.isdigit()
            clash = (words.is_english(key, 60000) or key in words.forenames or key in words.surnames
                     or key in demonyms or key in bodies or best.get(key, 0) >= row["popularity"] - 8)
            junk = bool(re.search(r"\b(by|stad|shi|a|i|la|the \d+\w*)$", key)) or "," in alias or "(" in alias
            # Transcriptions of other languages' spellings only help when they resemble the name.
            far = " " not in key and (similar(name, key) < 0.7 or key[0] != name[0]) and "admin1" not in row["source"]
            foreign = row["source"].startswith("country") and not key.isascii()
            if short or clash or junk or far or foreign or not key.isascii():
                continue
            kept.append(alias)
        limit = 12 if row["popularity"] >= 70 else 6 if row["popularity"] >= 50 else 3
        row["aliases"] = kept[:max(limit, len(protected))]
    return rows


# --- organizations ---------------------------------------------------------------------------------------------

ORGANIZATION_WORD = re.compile(
    r"\b(army|armies|front|group|movement|party|brigades?|liberation|forces?|guerrillas?|organi[sz]ation|council|"
    r"union|league|command|commandos?|militia|fighters|revolutionary|resistance|mujah?ide?e?n|jihad|islamic|people'?s|"
    r"popular|national|united|alliance|cells?|corps|ansar|jaish|lashkar|harakat|hizb|jund|jamaat?|jemaah|al-?qaeda|"
    r"tigers|defen[cs]e|separatists?|rebels?|committee|congress|federation|coalition|communist|democratic)\b", re.I)
COMPANY_SUFFIX = re.compile(r",? (?:Inc\.?|Incorporated|Corporation|Corp\.?|Company|Co\.?|plc|Ltd\.?|N\.V\.|Group|Holdings?|"
                            r"& Co\.?|Companies|International)$", re.I)


def organizations(rows, words, written, place_keys, place_ids):
    taken_ids = {row["id"] for row in written} | place_ids
    taken_keys = {fold(name) for row in written for name in [row["name"], *row["aliases"]]}
    kept = []
    for row in rows:
        sources = set(row["source"].split("+"))
        if row["type"] != "organization" or not row["clean"] or "wordnet" in sources:
            continue
        if sources & {"phoenix-mns"} and not ORGANIZATION_WORD.search(row["name"]):
            continue
        row["name"] = re.sub(r"\b([DLO])'([a-z])(?=[a-z])", lambda m: m[1] + "'" + m[2].upper(), row["name"])
        names = [row["name"], *row["aliases"]]
        if row["id"] in taken_ids or any(fold(name) in taken_keys for name in names):
            continue
        if len(fold(row["name"]).split()) < 2 and not sources & {"sp500", "igo"}:
            continue
        if "sp500" in sources:
            short = row["name"]
            while COMPANY_SUFFIX.search(short):
                short = COMPANY_SUFFIX.sub("", short)
                names.append(short)
        aliases = []
        for alias in unique(names[1:], row["name"]):
            key = fold(alias)
            acronym = bool(re.fullmatch(r"[A-Z][A-Z&-]{2,7}", alias))
            person = "phoenix-mns" in sources and not acronym and not ORGANIZATION_WORD.search(alias)
            clash = (key in taken_keys or key in place_keys or key in words.forenames or key in words.surnames
                     or words.is_english(key, 60000))
            if person or clash or len(key) < 3:
                continue
            aliases.append(alias)
        row["aliases"] = aliases[:8]
        row["source"] = "+".join(sorted(sources & CLEAN))
        row["popularity"] = 40 if "sp500" in sources and row["popularity"] > 40 else min(row["popularity"], 34)
        taken_keys |= {fold(name) for name in [row["name"], *row["aliases"]]}
        kept.append(row)
    return kept


# --- word tables -----------------------------------------------------------------------------------------------


def english_words(words, names, lower):
    """Words by frequency class: 15 for the most frequent, one less for every factor of three."""
    classes = defaultdict(list)
    top = max(words.counts.values())
    for word in sorted(words.counts, key=lambda word: -words.counts[word])[:45000]:
        if not word.isascii() or not word.isalpha() or (len(word) == 1 and word not in "ai"):
            continue
        if word in names and word not in lower:
            continue
        count = words.counts[word]
        classes[max(1, 15 - int(math.log(top / count, 3)))].append(word)
    lines = []
    for cls in sorted(classes, reverse=True):
        listed = sorted(classes[cls])
        for start in range(0, len(listed), 40):
            lines.append({"class": cls, "words": " ".join(listed[start:start + 40]), "source": "symspell"})
    write("english_words.tsv", ["class", "words", "source"], lines)
    return {word for listed in classes.values() for word in listed}


FAMILY_FIRST = set("CN HK KP KR MO TW VN KH HU".split())


def name_parts(rows, words, lower):
    """Forenames and surnames that at least three people of the open lists bear, by key."""
    first, last = Counter(), Counter()
    for row in rows:
        parts = re.findall(r"[^\W\d_][\w'’]*", TITLES.sub("", row["name"]))
        if not row["clean"] or row["country"] in FAMILY_FIRST or len(parts) < 2:
            continue
        first[fold(parts[0])] += 1
        last[fold(parts[-1])] += 1

    def kept(counts):
        for key, n in counts.items():
            is_word = key in lower or words.is_english(key, 3000)
            if key.isascii() and len(key) > 2 and n >= (25 if is_word else 3):
                yield key
    return set(kept(first)) - NOT_FORENAMES, set(kept(last)) - SUFFIXES


NOT_FORENAMES = set("alhaji haci haji hajji hojatolislam abu abd abdul bin ben ibn van von der des del the sheikh shaikh king queen prince princess sir lord "
                    "baron mullah ayatollah pope san saint st".split())
SUFFIXES = set("jr sr iii iv".split())


def demonym_form(surface, surfaces):
    key = fold(surface)
    if key.endswith("men") or key in ("british", "french", "dutch", "irish", "scottish", "welsh", "english"):
        return "people" if key.endswith("men") else "adjective"
    if key.endswith("s") and (key[:-1] in surfaces or key.endswith(("ards", "nds", "es")) and not key.endswith("ese")):
        return "people"
    return "adjective"


def hand_rows(name, key, columns, fresh):
    """Rows of a word table: those written by hand first, then the imported ones that they do not name."""
    hand = [row for row in read_tsv(DATA / name) if "relmap" in row["source"]]
    known = {fold(row[key]) for row in hand}
    rows = hand + [row for row in fresh if fold(row[key]) not in known]
    rows = {fold(row[key]) + " " + row[key]: row for row in rows}
    write(name, columns, [rows[at] for at in sorted(rows)])
    return rows.values()


def main():
    if sys.argv[1] == "--kinds":
        add_kinds()
        return
    kb = Path(sys.argv[1])
    words = Words(kb)
    lower = lower_case_words(sys.argv[2:])
    every = list(imported(kb / "kb.tsv"))

    fresh = [line.rstrip("\n").split("\t") for line in open(kb / "demonyms.tsv", encoding="utf-8")]
    fresh = [pair for pair in fresh if len(pair) == 2 and pair[1] != "AN"]
    surfaces = {fold(surface) for surface, _ in fresh}
    demonyms = hand_rows("demonyms.tsv", "surface", ["surface", "country", "form", "source"], [
        {"surface": surface, "country": country, "form": demonym_form(surface, surfaces), "source": "nationality"}
        for surface, country in fresh])
    demonym_keys = {fold(row["surface"]) for row in demonyms}
    groups = [line.rstrip("\n").split("\t") for line in open(kb / "norp.tsv", encoding="utf-8")
              if not line.startswith("#")]
    hand_rows("groups.tsv", "surface", ["surface", "kind", "source"], [
        {"surface": surface, "kind": fields[1], "source": "norp"} for fields in groups
        for surface in fields[0].split(";")])
    metonyms = [line.rstrip("\n").split("\t") for line in open(kb / "metonyms.tsv", encoding="utf-8")
                if not line.startswith("#")]
    hand_rows("metonyms.tsv", "surface", ["surface", "country", "description", "source"], [
        {"surface": fields[0], "country": fields[1], "description": fields[2], "source": "metonyms"}
        for fields in metonyms])

    written = read_entities(DATA / "organizations.tsv")
    all_people = [row for row in imported(kb / "kb_large.tsv") if row["type"] == "person"]
    popular_forenames, popular_surnames = dict(words.forenames), set(words.surnames)
    forenames, surnames = name_parts(all_people, words, lower)
    for key in forenames:
        words.forenames[key] = words.forenames.get(key, set())
    words.surnames |= surnames

    hand = [row for row in read_entities(DATA / "places.tsv") if "relmap" in row["source"]]
    place_rows, country_names = places(every, words, hand, demonym_keys, written)
    country_popularity = {row["country"]: row["popularity"] for row in place_rows
                          if IS_COUNTRY.match(row["description"])}
    hand = [row for row in read_entities(DATA / "people.tsv") if "relmap" in row["source"]]
    country_keys = {fold(name) for row in place_rows if IS_COUNTRY.match(row["description"])
                    for name in [row["name"], *row["aliases"]]}
    person_rows = people(every, words, hand, country_popularity, country_names, country_keys, all_people)
    place_rows = without_surnames(place_rows, person_rows)

    place_keys = {fold(name) for row in place_rows for name in [row["name"], *row["aliases"]]}
    organization_rows = organizations(every, words, written, place_keys, {row["id"] for row in place_rows})
    every = [*place_rows, *person_rows, *organization_rows, *written]
    for name, rows in (("people.tsv", person_rows), ("places.tsv", place_rows),
                       ("organizations_imported.tsv", organization_rows)):
        write_entities(name, with_kinds(rows, every))

    hand_rows("forenames.tsv", "forename", ["forename", "gender", "source"], [
        {"forename": key, "gender": next(iter(genders)) if len(genders) == 1 else "", "source": "popular-names"}
        for key, genders in sorted(popular_forenames.items())] + [
        {"forename": key, "gender": "", "source": "people"} for key in sorted(forenames - popular_forenames.keys())])
    hand_rows("surnames.tsv", "surname", ["surname", "source"], [
        {"surname": key, "source": "popular-names"} for key in sorted(popular_surnames)] + [
        {"surname": key, "source": "people"} for key in sorted(surnames - popular_surnames)])

    last_names = {fold(row["name"]).split()[-1] for row in person_rows}
    names = {*words.forenames, *words.surnames, *forenames, *surnames, *last_names, *place_keys,
             *(fold(part) for row in person_rows for part in row["name"].split()[:1]),
             *(fold(name) for row in [*written, *organization_rows] for name in [row["name"], *row["aliases"]])}
    english = english_words(words, names, lower)

    best = defaultdict(int)
    for row in [*place_rows, *organization_rows, *written, *person_rows]:
        for name in [row["name"], *row["aliases"]]:
            best[fold(name)] = max(best[fold(name)], row["popularity"])
    listed = {line.strip() for line in open(kb / "common_word_keys.txt", encoding="utf-8")}
    common = {key for key in best if key in english or (key in listed and key in lower)}
    hand = {line.strip() for line in (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
            if line.startswith("+")} if (DATA / "common_words.txt").exists() else set()
    common = {key for key in common if best[key] < 62 and "+" + key not in hand} | hand
    header = "# Keys of names that are also English words: they name something only where context says so.\n"
    (DATA / "common_words.txt").write_text(header + "".join(sorted(word + "\n" for word in common)), encoding="utf-8")


if __name__ == "__main__":
    main()
