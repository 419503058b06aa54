//! Weights of 8 bits, laid out for products.

/// Outputs that one panel holds; the last panel is filled up with zeros.
pub(crate) const PANEL: usize = 64;

/// Inputs that one step of a product takes.
pub(crate) const STEP: usize = 4;

/// Outputs of one line.
pub(crate) const LINE_OUTPUTS: usize = 16;

/// Weights of [`LINE_OUTPUTS`] outputs for [`STEP`] inputs: one register of 512 bits.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Line(pub(crate) [i8; LINE_OUTPUTS * STEP]);

/// Lines of one step of a panel.
pub(crate) const STEP_LINES: usize = PANEL / LINE_OUTPUTS;

/// A matrix of weights with a scale and a bias for each output.
#[derive(Clone, Debug)]
pub struct Matrix {
    n_inputs: usize,
    n_outputs: usize,
    /// `[panels][n_inputs / STEP][STEP_LINES]`
    lines: Vec<Line>,
    /// What sums start from: inputs come with [`crate::rows::OFFSET`] added, which this takes off. By output, filled up.
    pub(crate) starts: Vec<i32>,
    /// By output, filled up.
    pub(crate) scales: Vec<f32>,
    /// By output, filled up.
    pub(crate) biases: Vec<f32>,
}

impl Matrix {
    /// Lays out weights `[n_outputs][n_inputs]` of outputs with these scales and biases.
    ///
    /// Inputs are filled up with zeros to a multiple of four.
    ///
    /// # Panics
    /// If the weights are not one row for each scale and bias.
    pub fn pack(weights: &[i8], scales: &[f32], biases: &[f32]) -> Self {
        let n_outputs = scales.len();
        assert_eq!(n_outputs, biases.len(), "every output has a bias");
        let n_inputs = weights.len().checked_div(n_outputs).unwrap_or_default();
        assert_eq!(
            n_inputs * n_outputs,
            weights.len(),
            "every output has a row of weights"
        );
        let n_steps = n_inputs.div_ceil(STEP);
        let n_panels = n_outputs.div_ceil(PANEL);
        let mut lines = vec![Line([0; LINE_OUTPUTS * STEP]); n_panels * n_steps * STEP_LINES];
        let filled = n_panels * PANEL;
        let mut starts = vec![0; filled];
        if n_inputs > 0 {
            for (output, row) in weights.chunks_exact(n_inputs).enumerate() {
                let (panel, within) = (output / PANEL, output % PANEL);
                let (line, place) = (within / LINE_OUTPUTS, within % LINE_OUTPUTS * STEP);
                let first = panel * n_steps * STEP_LINES + line;
                for (step, weights) in row.chunks(STEP).enumerate() {
                    lines[first + step * STEP_LINES].0[place..place + weights.len()].copy_from_slice(weights);
                }
                let sum: i32 = row.iter().map(|&weight| i32::from(weight)).sum();
                starts[output] = -i32::from(crate::rows::OFFSET) * sum;
            }
        }
        let fill = |values: &[f32]| {
            let mut values = values.to_vec();
            values.resize(filled, 0.0);
            values
        };
        Self {
            n_inputs,
            n_outputs,
            lines,
            starts,
            scales: fill(scales),
            biases: fill(biases),
        }
    }

    /// Inputs of a row.
    pub fn n_inputs(&self) -> usize {
        self.n_inputs
    }

    /// Outputs of a row.
    pub fn n_outputs(&self) -> usize {
        self.n_outputs
    }

    /// Panels with the index of their first output.
    #[inline(always)]
    pub(crate) fn panels(&self) -> impl Iterator<Item = (usize, &[Line])> {
        let n_lines = self.n_inputs.div_ceil(STEP) * STEP_LINES;
        self.lines
            .chunks_exact(n_lines.max(1))
            .enumerate()
            .map(|(panel, lines)| (panel * PANEL, lines))
    }
}
