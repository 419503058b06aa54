//! What a comparison gives.

/// Things right, of those that the system has and those that the gold file has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// In both.
    pub right: usize,
    /// In the system's graph.
    pub system: usize,
    /// In the gold graph.
    pub gold: usize,
}

/// Scores of a graph. Shares are in `[0, 1]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphScores {
    /// Gold documents.
    pub documents: usize,
    /// Gold documents of which the system says nothing.
    pub missing: usize,
    /// Nodes that are aligned.
    pub node: Share,
    /// Edges whose ends are aligned to the ends of a gold edge.
    pub edge: Share,
    /// Mentions that overlap by half or more, one to one.
    pub mention: Share,
    /// Weight that both graphs give to an edge over the weight that one of them gives, summed over edges.
    pub weighted_edge_jaccard: f64,
    /// Aligned nodes of the right type; `None` without any.
    pub type_accuracy: Option<f64>,
    /// Precision of the clusters of matched mentions (B-cubed; Bagga and Baldwin 1998).
    pub b3_precision: f64,
    /// Their recall.
    pub b3_recall: f64,
    /// Gold nodes spread over several nodes: missed aliases.
    pub splits: usize,
    /// Nodes that hold several gold nodes: wrong joins.
    pub merges: usize,
    /// Strongest gold nodes that are among the system's strongest: ten of a corpus, five a document on average.
    pub hub_overlap: Option<f64>,
}

impl Share {
    /// Share of the system's things that are right; 1 if neither side has any.
    pub fn precision(self) -> f64 {
        share(self.right, self.system, self.gold)
    }

    /// Share of gold things that the system has; 1 if neither side has any.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold, self.system)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }
}

impl GraphScores {
    /// Harmonic mean of B-cubed precision and recall.
    pub fn b3_f1(&self) -> f64 {
        harmonic(self.b3_precision, self.b3_recall)
    }
}

fn share(right: usize, of: usize, other: usize) -> f64 {
    match (of, other) {
        (0, 0) => 1.0,
        (0, _) => 0.0,
        _ => right as f64 / of as f64,
    }
}

fn harmonic(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}
