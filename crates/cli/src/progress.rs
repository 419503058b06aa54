//! How far a run is, for a person at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use relmap_pipeline::Progress;

/// A bar that counts documents; it draws only where a person looks.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new(n_documents: usize, visible: bool) -> Self {
        let target = if visible {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let style = ProgressStyle::with_template("{wide_bar} {human_pos}/{human_len} documents, {eta} left")
            .expect("the template names fields that indicatif has");
        let bar = ProgressBar::with_draw_target(Some(n_documents as u64), target);
        bar.set_style(style);
        Self(bar)
    }
}

impl Progress for Bar {
    fn advance(&self) {
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
