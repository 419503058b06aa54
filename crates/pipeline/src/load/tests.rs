use std::fs;

use relmap_types::Metadata;
use tempfile::TempDir;

use super::*;

/// A folder with the given files; a name may hold folders.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn load_paths<P: AsRef<Path>>(paths: &[P]) -> Loaded {
    load(
        paths
            .iter()
            .map(|path| Input::Path(path.as_ref().to_owned()))
            .collect(),
    )
}

fn stream(bytes: &'static [u8]) -> Loaded {
    load(vec![Input::Stream {
        name: "stdin".to_owned(),
        reader: Box::new(bytes),
    }])
}

fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded
        .documents
        .iter()
        .map(|document| document.id.as_str())
        .collect()
}

/// The skipped, as file name and reason.
fn reasons(loaded: &Loaded) -> Vec<String> {
    let name = |path: &str| {
        Path::new(path)
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned()
    };
    let line = |place: &Place| place.line.map_or(String::new(), |line| format!(":{line}"));
    let one = |s: &Skipped| format!("{}{}: {}", name(&s.place.path), line(&s.place), s.reason);
    loaded.skipped.iter().map(one).collect()
}

#[test]
fn a_folder_gives_its_texts_sorted_by_path() {
    let folder = folder(&[
        ("b.txt", b"B."),
        ("a/z.md", b"Z."),
        ("a/README.md", b"About."),
        ("c.TXT", b"C."),
        ("d.jsonl", b"{\"id\":\"d1\",\"text\":\"D.\"}"),
        (".hidden/x.txt", b"X."),
        (".x.txt", b"X."),
        ("table.csv", b"1,2"),
    ]);
    let loaded = load_paths(&[folder.path()]);
    assert_eq!(ids(&loaded), ["a/z.md", "b.txt", "c.TXT", "d1"]);
    let passed: Vec<String> = loaded
        .passed_over
        .iter()
        .map(|file| format!("{}: {}", file.path.rsplit('/').next().unwrap(), file.reason))
        .collect();
    assert_eq!(
        passed,
        [
            ".hidden: hidden",
            ".x.txt: hidden",
            "README.md: read-me file",
            "table.csv: not text but a table: write one document a line as .jsonl, with its text in the field `text`",
        ]
    );
    assert!(loaded.skipped.is_empty());
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let folder = folder(&[
        ("a.txt", b"A."),
        ("b.txt", b"B."),
        ("x/a.txt", b"X."),
        ("y/a.txt", b"Y."),
    ]);
    let mut paths = vec![
        folder.path().join("a.txt"),
        folder.path().join("b.txt"),
        folder.path().join("x"),
        folder.path().join("y/a.txt"),
    ];
    let forwards = load_paths(&paths);
    paths.reverse();
    let backwards = load_paths(&paths);
    assert_eq!(forwards.documents, backwards.documents);
    assert_eq!(
        forwards.documents.len(),
        4,
        "files of one name get their paths as ids"
    );
    assert!(forwards.skipped.is_empty());
}

#[test]
fn a_file_given_twice_is_read_once() {
    let folder = folder(&[("a.txt", b"A.")]);
    let loaded = load_paths(&[
        folder.path().to_owned(),
        folder.path().join("a.txt"),
        folder.path().join("./a.txt"),
    ]);
    assert_eq!(ids(&loaded), ["a.txt"]);
    assert!(loaded.skipped.is_empty());
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_may_loop_or_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("news/a.txt", b"A.")]);
    let elsewhere = self::folder(&[("b.txt", b"B.")]);
    symlink(folder.path(), folder.path().join("news/up")).unwrap();
    symlink("loop.txt", folder.path().join("loop.txt")).unwrap();
    symlink("nowhere", folder.path().join("gone.txt")).unwrap();
    symlink(elsewhere.path(), folder.path().join("aaa")).unwrap();
    let loaded = load_paths(&[folder.path()]);
    assert_eq!(ids(&loaded), ["aaa/b.txt", "news/a.txt"]);
    let reason = "symbolic link to nothing: remove it or restore what it points to";
    assert_eq!(
        reasons(&loaded),
        [format!("gone.txt: {reason}"), format!("loop.txt: {reason}")]
    );
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason() {
    let folder = folder(&[
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("head.txt", b"---\ntitle: x\n---\n"),
        ("picture.txt", b"\x89PNG\0\0"),
        ("none/table.csv", b"1"),
        ("empty.jsonl", b"\n"),
    ]);
    let path = |name: &str| folder.path().join(name);
    let loaded = load_paths(&[folder.path().to_owned(), path("missing.txt"), path("none")]);
    assert!(loaded.documents.is_empty());
    assert_eq!(
        reasons(&loaded),
        [
            "blank.txt: empty: holds no text",
            "empty.jsonl: empty: holds no text",
            "empty.txt: empty: holds no text",
            "head.txt: empty: holds no text",
            "missing.txt: no such file or folder: check the path",
            "picture.txt: not text: holds NUL bytes; convert it to UTF-8 text first",
        ]
    );
    let alone = load_paths(&[path("none")]);
    assert_eq!(
        reasons(&alone),
        ["none: no .txt, .md, .json or .jsonl file in this folder"]
    );
}

#[test]
fn encodings_are_told_apart_and_faults_counted() {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{FEFF}Erdoğan 🛳".encode_utf16().flat_map(bytes).collect()
    };
    let folder = folder(&[
        ("be.txt", &utf16(u16::to_be_bytes)),
        ("le.txt", &utf16(u16::to_le_bytes)),
        ("mark.txt", "\u{FEFF}Erdoğan 🛳".as_bytes()),
        ("plain.txt", "Erdoğan 🛳".as_bytes()),
        ("wrong.txt", b"Ada \x93Moran\x94 spoke."),
    ]);
    let loaded = load_paths(&[folder.path()]);
    for document in &loaded.documents[..4] {
        assert_eq!(document.text, "Erdoğan 🛳", "{}", document.id);
    }
    assert_eq!(loaded.documents[4].text, "Ada “Moran” spoke.");
    let kinds: Vec<_> = loaded
        .warnings
        .iter()
        .map(|warning| warning.kind.clone())
        .collect();
    assert_eq!(kinds, [WarningKind::Windows1252 { first: 4 }]);
}

#[test]
fn only_what_can_be_windows_1252_is_read_as_such() {
    // Damaged UTF-8; a text in Cyrillic letters of one byte; a byte that stands for nothing.
    let loaded = stream("Erdoğan and Muñoz spoke\u{FFFD}".as_bytes());
    assert!(loaded.warnings.is_empty());
    let loaded = stream(b"Erdo\xC4\x9Fan spoke \xFF twice.");
    assert_eq!(loaded.documents[0].text, "Erdoğan spoke \u{FFFD} twice.");
    let loaded = stream(b"\xCF\xF0\xE8\xE2\xE5\xF2, \xCC\xEE\xF0\xE0\xED.");
    assert_eq!(
        loaded.warnings[0].kind,
        WarningKind::InvalidEncoding { count: 11, first: 0 }
    );
    let loaded = stream(b"Jos\xE9 Mu\xF1oz paid \x80 5 to the envoys \x81.");
    assert_eq!(
        loaded.documents[0].text,
        "José Muñoz paid € 5 to the envoys \u{FFFD}."
    );
}

#[test]
fn entities_are_read_as_characters() {
    let loaded = stream(
        b"{\"id\":\"a\",\"title\":\"Moran &amp; Keller\",\"text\":\"Porto Alder&rsquo;s envoy&nbsp;left.\"}",
    );
    let document = &loaded.documents[0];
    assert_eq!(document.text, "Porto Alder’s envoy\u{A0}left.");
    assert_eq!(document.metadata.title.as_deref(), Some("Moran & Keller"));
    assert_eq!(loaded.warnings[0].kind, WarningKind::Entities { count: 2 });
}

#[test]
fn other_formats_are_refused_with_what_to_do() {
    let folder = folder(&[
        ("page.html", b"Ada Moran spoke."),
        ("saved.txt", b"\n<!DOCTYPE html>\n<p>Ada Moran spoke."),
        ("report", b"%PDF-1.7 Ada Moran"),
        ("news.jsonl.gz", b"\x1F\x8B\x08"),
        ("rows.csv", b"name,text\n"),
        ("list.json", b"[\n {\"id\":1}]"),
        ("odd.text", b"Ada Moran spoke."),
        ("bracket.txt", b"[AP] Ada Moran spoke."),
    ]);
    let names = [
        "bracket.txt",
        "list.json",
        "news.jsonl.gz",
        "odd.text",
        "page.html",
        "report",
        "rows.csv",
        "saved.txt",
    ];
    let loaded = load_paths(&names.map(|name| folder.path().join(name)));
    assert_eq!(ids(&loaded), ["bracket.txt", "odd.text"]);
    assert_eq!(
        reasons(&loaded),
        [
            "list.json: JSON without an article: write an object with its text in the field `text`, `body` or `content`, or an array of such objects",
            "news.jsonl.gz: not text but compressed: decompress it first, as with gunzip",
            "page.html: not text but HTML: save the page as text, as with pandoc -t plain",
            "report: not text but PDF: convert it to text first, as with pdftotext",
            "rows.csv: not text but a table: write one document a line as .jsonl, with its text in the field `text`",
            "saved.txt: not text but HTML: save the page as text, as with pandoc -t plain",
        ]
    );
    let piped = stream(b"<html><body>Ada Moran spoke.");
    assert_eq!(piped.skipped.len(), 1);
}

#[test]
fn lines_of_several_files_may_share_ids() {
    let folder = folder(&[
        (
            "a.jsonl",
            b"{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Same.\"}\n{\"id\":1,\"text\":\"Lat\"}",
        ),
        (
            "b.jsonl",
            b"{\"id\":1,\"text\":\"Other.\"}\n{\"id\":2,\"text\":\"Same.\"}\n{\"id\":3,\"text\":\"Three.\"}",
        ),
        ("c.jsonl", b"{\"id\":\"a.jsonl#1\",\"text\":\"First.\"}"),
    ]);
    let mut paths = ["a.jsonl", "b.jsonl", "c.jsonl"].map(|name| folder.path().join(name));
    for _ in 0..2 {
        let loaded = load_paths(&paths);
        assert_eq!(ids(&loaded), ["2", "3", "a.jsonl#1", "b.jsonl#1"]);
        assert_eq!(loaded.documents[2].text, "First.");
        let at = |name: &str| folder.path().join(name).display().to_string();
        assert_eq!(
            reasons(&loaded),
            [
                format!(
                    "a.jsonl:1: id \"a.jsonl#1\" is taken by {}:1, which is read: give every document its own",
                    at("c.jsonl")
                ),
                format!(
                    "a.jsonl:3: id \"1\" is taken by {}:1, which is read: give every document its own",
                    at("a.jsonl")
                ),
                format!("b.jsonl:2: the same document stands in {}:2", at("a.jsonl")),
            ]
        );
        paths.reverse();
    }
}

#[test]
fn half_a_utf16_character_is_replaced() {
    let loaded = stream(b"\xFF\xFEA\0\x3D\xD8B\0\x0A");
    assert_eq!(loaded.documents[0].text, "A\u{FFFD}B\u{FFFD}");
    assert_eq!(
        loaded.warnings[0].kind,
        WarningKind::InvalidEncoding { count: 2, first: 4 }
    );
}

#[test]
fn a_broken_line_is_named_and_the_rest_read() {
    let loaded = stream(
        b"\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"A.\",\"date\":\"March 5, 2020\",\"title\":\"T\",\"source\":\"S\",\"x\":[1]}\r\n\
          {\"id\": \"b\", \"text\":\n\
          \n\
          {\"doc_id\": 17, \"text\": \"B.\", \"date\": null}\n\
          {\"id\": \"c\"}\n\
          {\"text\": \"No id.\", \"date\": \"soon\"}\n\
          {\"id\": \"a\", \"text\": \"B.\"}\n\
          {\"id\": \"d\", \"text\": \" \"}\n\
          [1, 2]\n\
          {\"id\": \"e\", \"text\": \"caf\xE9\"}\n\
          {\"id\": \"f\", \"text\": null}\n\
          {\"id\": \"g\", \"text\": 5}\n\
          {\"id\": [1], \"text\": \"H.\"}",
    );
    assert_eq!(ids(&loaded), ["17", "a", "e", "stdin:6"]);
    let a = &loaded.documents[1];
    assert_eq!(a.metadata.date.unwrap().to_string(), "2020-03-05");
    assert_eq!(
        (a.metadata.title.as_deref(), a.metadata.source.as_deref()),
        (Some("T"), Some("S"))
    );
    assert_eq!(loaded.documents[2].text, "café");
    let reasons = reasons(&loaded);
    assert_eq!(reasons.len(), 8, "{reasons:?}");
    assert!(
        reasons[0].starts_with("stdin:2: not a document record: the line ends in the middle of an object"),
        "{reasons:?}"
    );
    assert_eq!(
        reasons[1],
        "stdin:5: not a document record: field `text` is missing"
    );
    assert_eq!(
        reasons[2],
        "stdin:7: id \"a\" is taken by stdin:1, which is read: give every document its own"
    );
    assert_eq!(reasons[3], "stdin:8: empty: holds no text");
    for (reason, words) in reasons[4..].iter().zip([
        "stdin:9: not a document record: the line is no JSON object: begin it with {",
        "stdin:11: not a document record: field `text` is null: write the text as a string",
        "stdin:12: not a document record: field `text` is no string: write the text in quotes",
        "stdin:13: not a document record: `id` must be a string or a number",
    ]) {
        assert!(reason.starts_with(words), "{reason}");
    }
    let lines: Vec<_> = loaded.warnings.iter().map(|warning| warning.place.line).collect();
    assert_eq!(lines, [Some(6), Some(10)]);
}

#[test]
fn of_one_id_the_same_document_is_read_in_any_order_of_lines() {
    let lines = [
        "{\"id\":\"a\",\"text\":\"Short.\"}",
        "{\"id\":\"a\",\"text\":\"The longest.\"}",
        "{\"id\":\"a\",\"text\":\"Also long...\"}",
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let text = order.map(|i| lines[i]).join("\n");
        let reader = Box::new(std::io::Cursor::new(text));
        let loaded = load(vec![Input::Stream {
            name: "x".to_owned(),
            reader,
        }]);
        assert_eq!(loaded.documents[0].text, "Also long...");
        assert_eq!(loaded.skipped.len(), 2);
    }
}

#[test]
fn a_stream_of_prose_is_one_document() {
    let loaded = stream(b" Ada Moran met {somebody}.\nShe left.");
    assert_eq!(ids(&loaded), ["stdin"]);
    assert_eq!(loaded.documents[0].text, " Ada Moran met {somebody}.\nShe left.");
}

/// The files passed over, as path and reason.
fn passed_over(loaded: &Loaded) -> Vec<String> {
    let one = |file: &PassedOver| format!("{}: {}", file.path, file.reason);
    loaded.passed_over.iter().map(one).collect()
}

#[test]
fn a_json_file_is_an_article_or_an_array_of_them() {
    let folder = folder(&[
        (
            "a.json",
            b"\xEF\xBB\xBF{\n \"headline\": \"T &amp; U\",\n \"articleBody\": \"Caf\xC3\xA9.\",\n \"datePublished\": \"2020-03-05T10:00:00Z\",\n \"publisher\": {\"x\": 1}, \"url\": \"u\"}\n",
        ),
        ("b.json", b"{\"id\": 7, \"text\": \"\", \"content\": \"B.\"}"),
        ("c/b.json", b"{\"id\": 7, \"text\": \"Other.\"}"),
        (
            "d.json",
            b"[{\"text\": \"One.\"}, {\"title\": \"x\"}, 5, {\"id\": \"d3\", \"body\": \"Four.\", \"date\": \"soon\"}]",
        ),
        ("e.json", b"{\"text\": \"Line one.\"}\n{\"text\": \"Line two.\"}\n{\"text\":\n"),
        ("f.json", b"{\"text\": \"F.\",\n \"title\": T}"),
        ("g.json", b"{\"text\": \"G."),
        ("h.json", b" \n"),
        ("i.json", b"{\"text\": null}"),
    ]);
    let loaded = load_paths(&[folder.path()]);
    let expected = [
        "a.json",
        "b.json#7",
        "c/b.json#7",
        "d.json:1",
        "d3",
        "e.json:1",
        "e.json:2",
    ];
    assert_eq!(ids(&loaded), expected);
    let a = &loaded.documents[0];
    assert_eq!(a.text, "Caf\u{E9}.");
    let Metadata { title, date, source } = &a.metadata;
    assert_eq!(
        (title.as_deref(), date.unwrap().to_string(), source.as_deref()),
        (Some("T & U"), "2020-03-05".to_owned(), Some("u"))
    );
    assert_eq!(loaded.documents[1].text, "B.");
    assert_eq!(loaded.lines["d.json:1"].line, Some(1));
    assert!(loaded.lines["b.json#7"].path.ends_with("b.json"));
    assert!(!loaded.lines.contains_key("a.json"));
    assert_eq!(
        reasons(&loaded),
        [
            "d.json:2: not a document record: field `text` is missing",
            "d.json:3: not a document record: the item is no JSON object",
            "e.json:3: not a document record: the line ends in the middle of an object: write each whole on a line of its own",
            "f.json:2: not a document record: no JSON from column 11 on: look for a missing quote, comma or brace",
            "g.json:1: not a document record: the JSON ends too early, at column 12: write the file anew, it may be cut off",
            "h.json: empty: holds no text",
            "i.json: not a document record: field `text` is null: write the text as a string",
        ]
    );
    assert_eq!(loaded.warnings[0].place.line, Some(4));
    assert!(passed_over(&loaded).is_empty());
}

#[test]
fn an_object_may_list_articles() {
    let folder = folder(&[
        (
            "answer.json",
            b"{\"status\": \"ok\", \"totalResults\": 2, \"Articles\": [{\"id\": \"a1\", \"content\": \"One.\"}, {\"content\": \"Two.\"}]}",
        ),
        ("graph.json", b"{\"nodes\": [], \"documents\": [{\"id\": \"a1\"}]}"),
    ]);
    let loaded = load_paths(&[folder.path()]);
    assert_eq!(ids(&loaded), ["a1", "answer.json:2"]);
    assert_eq!(passed_over(&loaded).len(), 1);
}

#[test]
fn json_about_something_else_is_passed_over_in_folders_and_named_alone() {
    let folder = folder(&[
        ("news/a.txt", b"A."),
        ("news/package.json", b"{\"name\": \"x\", \"content\": [\"src\"]}"),
        ("news/number.json", b"5"),
        ("news/list.json", b"[]"),
        ("graph.json", b"{\"nodes\": [{\"text\": \"Ada\"}], \"edges\": []}"),
    ]);
    let why = "JSON without an article: write an object with its text in the field `text`, `body` or `content`, or an array of such objects";
    let loaded = load_paths(&[folder.path().join("news"), folder.path().join("graph.json")]);
    assert_eq!(ids(&loaded), ["a.txt"]);
    let passed = ["list.json", "number.json", "package.json"].map(|name| format!("{name}: {why}"));
    assert_eq!(passed_over(&loaded), passed);
    assert_eq!(reasons(&loaded), [format!("graph.json: {why}")]);
}

#[test]
fn a_stream_may_be_an_array() {
    let loaded = stream(b"[\n {\"text\": \"A.\"},\n {\"text\": \"B.\"}]");
    assert_eq!(ids(&loaded), ["stdin:1", "stdin:2"]);
}

proptest::proptest! {
    #[test]
    fn any_bytes_give_documents_or_reasons(
        head in proptest::sample::select(vec!["", "---\n", "{\"text\":", "[{\"text\":", "\u{FEFF}", "---\ntitle: "]),
        bytes: Vec<u8>,
    ) {
        let bytes = [head.as_bytes(), &bytes].concat();
        let loaded = load(vec![Input::Stream { name: "x".to_owned(), reader: Box::new(std::io::Cursor::new(bytes)) }]);
        proptest::prop_assert!(!loaded.documents.is_empty() || !loaded.skipped.is_empty());
        for document in &loaded.documents {
            for cut in &document.cuts {
                proptest::prop_assert!(!document.surface(cut.span).is_empty());
            }
        }
    }
}
