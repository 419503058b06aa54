//! Word clusters from word vectors: k-means at three granularities.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use relmap_ner::tagger::{Codes, N_CODES};
use serde_json::Value;

use crate::random::Random;

/// Words with a cluster each, and two coarser clusters for each cluster.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    /// Lower-case word, cluster from 1, and codes from 1.
    pub(crate) words: Vec<(String, u16, Codes)>,
    /// `[n_clusters]`.
    pub(crate) coarser: Vec<(u16, u16)>,
}

/// Clusters the `n_words` most frequent words of a vectors file (JSON with `words` by frequency and `vectors`).
pub(crate) fn make(
    json: &str,
    n_words: usize,
    sizes: [usize; 3],
    rounds: usize,
    seed: u64,
) -> Result<Clusters> {
    let json: Value = serde_json::from_str(json).context("vectors are no JSON")?;
    let words = json["words"]
        .as_array()
        .context("vectors have no list of words")?;
    let dimensions = json["dimensions"]
        .as_u64()
        .context("vectors have no dimensions")? as usize;
    let mut kept = Vec::new();
    let mut points: Vec<f32> = Vec::new();
    for word in words.iter().filter_map(Value::as_str) {
        // Digits are made 0 in features, so numbers with digits have no use.
        if kept.len() == n_words {
            break;
        }
        if word.contains(|ch: char| ch.is_ascii_digit() || ch == ' ') {
            continue;
        }
        let Some(vector) = json["vectors"][word].as_array() else {
            continue;
        };
        if vector.len() < dimensions {
            bail!(
                "vector of {word:?} has {} numbers where {dimensions} are wanted",
                vector.len()
            );
        }
        let vector: Vec<f32> = vector[..dimensions]
            .iter()
            .map(|v| v.as_f64().unwrap_or_default() as f32)
            .collect();
        let norm = vector.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-6);
        points.extend(vector.iter().map(|v| v / norm));
        kept.push(word.to_owned());
    }
    let mut random = Random::new(seed);
    let (fine, centres) = k_means(&points, dimensions, sizes[0], rounds, &mut random);
    let (coarse, centres) = k_means(&centres, dimensions, sizes[1], rounds, &mut random);
    let (coarsest, _) = k_means(&centres, dimensions, sizes[2], rounds, &mut random);
    // Product quantisation (Jegou, Douze, Schmid 2011): each slice of the vector has clusters of its own.
    let slice = dimensions / N_CODES;
    let mut codes = vec![[0; N_CODES]; kept.len()];
    for part in 0..N_CODES {
        let of = |point: &[f32]| point[part * slice..(part + 1) * slice].to_vec();
        let slices: Vec<f32> = points.chunks_exact(dimensions).flat_map(of).collect();
        let (assigned, _) = k_means(&slices, slice, CODES, rounds, &mut random);
        for (codes, cluster) in codes.iter_mut().zip(assigned) {
            codes[part] = cluster as u8 + 1;
        }
    }
    let words = kept
        .into_iter()
        .zip(fine)
        .zip(codes)
        .map(|((word, cluster), codes)| (word, cluster + 1, codes))
        .collect();
    let coarser = coarse
        .into_iter()
        .map(|cluster| (cluster + 1, coarsest[cluster as usize] + 1))
        .collect();
    Ok(Clusters { words, coarser })
}

/// Clusters in each slice of a vector, at most 255.
const CODES: usize = 128;

/// Lloyd's algorithm; returns the cluster of each point, and the centres.
fn k_means(
    points: &[f32],
    dimensions: usize,
    k: usize,
    rounds: usize,
    random: &mut Random,
) -> (Vec<u16>, Vec<f32>) {
    let n = points.len() / dimensions;
    let mut order: Vec<usize> = (0..n).collect();
    random.shuffle(&mut order);
    let mut centres: Vec<f32> = order[..k.min(n)]
        .iter()
        .flat_map(|&idx| points[idx * dimensions..][..dimensions].iter().copied())
        .collect();
    let mut assigned = vec![0_u16; n];
    for _ in 0..rounds {
        // The nearest centre has the largest dot product less half its own square.
        let halves: Vec<f32> = centres
            .chunks_exact(dimensions)
            .map(|centre| dot(centre, centre) / 2.0)
            .collect();
        for (point, slot) in points.chunks_exact(dimensions).zip(&mut assigned) {
            let mut best = (f32::MIN, 0);
            for (idx, (centre, half)) in centres.chunks_exact(dimensions).zip(&halves).enumerate() {
                let near = dot(point, centre) - half;
                if near > best.0 {
                    best = (near, idx as u16);
                }
            }
            *slot = best.1;
        }
        let mut sums = vec![0.0; centres.len()];
        let mut sizes = vec![0_u32; centres.len() / dimensions];
        for (point, &cluster) in points.chunks_exact(dimensions).zip(&assigned) {
            sizes[cluster as usize] += 1;
            let sum = &mut sums[cluster as usize * dimensions..][..dimensions];
            sum.iter_mut().zip(point).for_each(|(sum, value)| *sum += value);
        }
        let centres = centres
            .chunks_exact_mut(dimensions)
            .zip(sums.chunks_exact(dimensions));
        for ((centre, sum), &size) in centres.zip(&sizes).filter(|(_, size)| **size > 0) {
            centre
                .iter_mut()
                .zip(sum)
                .for_each(|(centre, sum)| *centre = sum / size as f32);
        }
    }
    (assigned, centres)
}

/// Dot product in eight lanes, summed in a fixed order.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (a8, a_rest) = a.as_chunks::<8>();
    let (b8, b_rest) = b.as_chunks::<8>();
    for (a, b) in a8.iter().zip(b8) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

impl Clusters {
    /// The clusters as text: the coarser clusters first, then a word and its cluster a line.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        for (coarse, coarsest) in &self.coarser {
            let _ = writeln!(text, "\t{coarse}\t{coarsest}");
        }
        for (word, cluster, codes) in &self.words {
            let codes = codes.map(|code| code.to_string()).join(" ");
            let _ = writeln!(text, "{word}\t{cluster}\t{codes}");
        }
        text
    }

    /// Reads what [`Clusters::to_text`] wrote.
    pub(crate) fn from_text(text: &str) -> Result<Self> {
        let mut clusters = Self::default();
        for (number, line) in text.lines().enumerate() {
            let wrong = || format!("clusters line {}: want a word and a number", number + 1);
            let columns: Vec<&str> = line.split('\t').collect();
            match columns[..] {
                ["", coarse, coarsest] => {
                    let pair = (
                        coarse.parse().with_context(wrong)?,
                        coarsest.parse().with_context(wrong)?,
                    );
                    clusters.coarser.push(pair);
                }
                [word, cluster, codes] => {
                    let codes = codes
                        .split(' ')
                        .map(str::parse)
                        .collect::<Result<Vec<u8>, _>>()
                        .with_context(wrong)?;
                    let codes = Codes::try_from(codes).ok().with_context(wrong)?;
                    clusters
                        .words
                        .push((word.to_owned(), cluster.parse().with_context(wrong)?, codes));
                }
                _ => bail!(wrong()),
            }
        }
        Ok(clusters)
    }
}
