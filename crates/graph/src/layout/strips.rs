//! Finds the boxes near a box without looking at all of them.

use std::ops::RangeInclusive;

use super::Rect;

/// Boxes that are not worth more than one strip.
const FEW: u32 = 256;

/// Horizontal strips of equal height, about as high as the boxes are, each with the boxes that lie on it.
#[derive(Default)]
pub(super) struct Strips {
    top: f64,
    height: f64,
    /// For every strip: the boxes, by their position in the row they came in, ascending.
    members: Vec<Vec<u32>>,
}

impl Strips {
    /// Lays these boxes on strips; those laid before are gone.
    pub(super) fn fill<'r>(&mut self, rects: impl Iterator<Item = &'r Rect> + Clone) {
        let (mut bottom, mut heights, mut n) = (f64::NEG_INFINITY, 0.0, 0_u32);
        self.top = f64::INFINITY;
        for rect in rects.clone() {
            self.top = self.top.min(rect.top);
            bottom = bottom.max(rect.bottom);
            heights += rect.bottom - rect.top;
            n += 1;
        }
        self.height = (heights / f64::from(n)).max(1e-6);
        // Far more strips than boxes would mostly be empty.
        let most = if n > FEW { f64::from(n) } else { 1.0 };
        #[expect(clippy::cast_sign_loss, reason = "negative numbers are cut to 1")]
        let n_strips = ((bottom - self.top) / self.height).clamp(1.0, most) as usize;
        self.height = self.height.max((bottom - self.top) / n_strips as f64);
        self.members.iter_mut().for_each(Vec::clear);
        self.members.resize_with(n_strips, Vec::new);
        for (place, rect) in rects.enumerate() {
            for strip in self.range(rect.top, rect.bottom) {
                self.members[strip].push(place as u32);
            }
        }
    }

    /// Number of strips.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// The boxes on a strip, in their order.
    pub(super) fn on(&self, strip: usize) -> &[u32] {
        &self.members[strip]
    }

    /// The strips between two heights; what lies above or below all of them belongs to the outermost.
    pub(super) fn range(&self, top: f64, bottom: f64) -> RangeInclusive<usize> {
        #[expect(clippy::cast_sign_loss, reason = "negative places are cut to 0")]
        let strip = |y: f64| (((y - self.top) / self.height).max(0.0) as usize).min(self.members.len() - 1);
        strip(top)..=strip(bottom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn boxes_that_overlap_share_a_strip() {
        let mut random = Random::new(3);
        let mut rect = || {
            let (left, top) = (900.0 * random.unit(), 900.0 * random.unit());
            Rect {
                left,
                top,
                right: left + 1.0 + 90.0 * random.unit(),
                bottom: top + 1.0 + 20.0 * random.unit(),
            }
        };
        let rects: Vec<Rect> = (0..300).map(|_| rect()).collect();
        let mut strips = Strips::default();
        // Twice, for what was laid before must be gone.
        strips.fill(rects[..20].iter());
        strips.fill(rects.iter());
        let mut n_seen = 0;
        for (place, rect) in rects.iter().enumerate() {
            let seen: Vec<u32> = strips
                .range(rect.top, rect.bottom)
                .flat_map(|strip| strips.on(strip))
                .copied()
                .collect();
            n_seen += seen.len();
            assert!(seen.contains(&(place as u32)));
            let all = rects.iter().enumerate();
            for (other, _) in all.filter(|(_, other)| other.overlaps(rect)) {
                assert!(seen.contains(&(other as u32)), "{other} overlaps {place}");
            }
        }
        assert!(
            n_seen < 30 * rects.len(),
            "most boxes need not be looked at: {n_seen}"
        );
        assert!(strips.len() > 30, "{}", strips.len());
    }

    #[test]
    fn nothing_lies_on_one_strip() {
        let mut strips = Strips::default();
        strips.fill([].iter());
        assert_eq!(strips.range(-1.0, 1.0), 0..=0);
    }
}
