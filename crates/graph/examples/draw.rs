use relmap_graph::{view::*, *};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let analysis: relmap_types::Analysis =
        serde_json::from_str(&std::fs::read_to_string(&a[1]).unwrap()).unwrap();
    let top: usize = a[3].parse().unwrap();
    let h = Header::new("relmap 0.1.0", relmap_types::Window::Sentence);
    let t0 = std::time::Instant::now();
    let g = EntityGraph::new(&analysis, h, 20);
    let t1 = std::time::Instant::now();
    g.file()
        .write(std::io::BufWriter::new(
            std::fs::File::create(format!("{}.json", a[2])).unwrap(),
        ))
        .unwrap();
    let t2 = std::time::Instant::now();
    let c = PictureConfig {
        top,
        title: a.get(4).cloned().unwrap_or("Who is named with whom".into()),
        engine: a.get(5).map(|e| e.parse().unwrap()).unwrap_or_default(),
        ..Default::default()
    };
    let s = svg::to_svg(&g, &c).unwrap();
    let t3 = std::time::Instant::now();
    std::fs::write(format!("{}.svg", a[2]), s).unwrap();
    std::fs::write(format!("{}.dot", a[2]), dot::to_dot(&g, &c)).unwrap();
    eprintln!(
        "{} nodes {} edges; new {:?} json {:?} svg {:?}",
        g.n_nodes(),
        g.n_edges(),
        t1 - t0,
        t2 - t1,
        t3 - t2
    );
}
