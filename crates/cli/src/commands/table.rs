//! Tables that fit a terminal.

use relmap_graph::view::is_wide;

use crate::words::plain;

/// Columns of a terminal that tables keep to.
const WIDTH: usize = 80;

/// Characters of a name that are always shown.
const LEAST_NAME: usize = 16;

/// A table whose second column is a name and gives way where the line would become too long. Columns of numbers stand
/// to the right, all others to the left.
///
/// The first row is the head. Rows have as many cells as the head.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let n_columns = rows.first().map_or(0, Vec::len);
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| plain(cell)).collect())
        .collect();
    let mut widths: Vec<usize> = (0..n_columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| wide(cell))
                .max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let others: usize = widths
        .iter()
        .enumerate()
        .filter(|(column, _)| *column != NAME)
        .map(|(_, w)| w + GAP.len())
        .sum();
    if let Some(name) = widths.get_mut(NAME) {
        *name = (*name).min(WIDTH.saturating_sub(others)).max(LEAST_NAME);
    }
    let is_number = |cell: &String| cell.starts_with(|ch: char| ch.is_ascii_digit() || ch == '-');
    let is_left: Vec<bool> = (0..n_columns)
        .map(|column| {
            column == NAME
                || !rows
                    .iter()
                    .skip(1)
                    .filter_map(|row| row.get(column))
                    .all(is_number)
        })
        .collect();
    let mut out = String::new();
    for row in &rows {
        let cells = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, &width))| {
                let cell = if column == NAME {
                    cut(cell, width)
                } else {
                    cell.clone()
                };
                let padding = " ".repeat(width.saturating_sub(wide(&cell)));
                if is_left[column] {
                    cell + &padding
                } else {
                    padding + &cell
                }
            });
        let line = cells.collect::<Vec<_>>().join(GAP);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The column that holds names.
const NAME: usize = 1;

/// What stands between columns.
const GAP: &str = "  ";

/// Columns that a text takes on a terminal: letters of East Asia and emoji take two.
fn wide(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(ch: char) -> usize {
    match ch {
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1F300}'..='\u{1FAFF}' => 2,
        _ if is_wide(ch) => 2,
        _ => 1,
    }
}

/// The text, or as much of it as fits with an ellipsis.
fn cut(text: &str, most: usize) -> String {
    if wide(text) <= most {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|&ch| {
        used += char_width(ch);
        used <= most
    });
    kept.collect::<String>().trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 3]) -> Vec<String> {
        cells.map(str::to_owned).into()
    }

    #[test]
    fn numbers_stand_to_the_right_and_names_to_the_left() {
        let got = table(&[
            row(["", "name", "weight"]),
            row(["1", "Ada Moran", "12"]),
            row(["10", "Zora", "3"]),
        ]);
        assert_eq!(
            got,
            "    name              weight\n 1  Ada Moran             12\n10  Zora                   3\n"
        );
    }

    #[test]
    fn names_give_way_on_a_narrow_terminal() {
        let name = "Organization for the Prohibition of Everything That Is Long and Winding in the World";
        let got = table(&[row(["1", name, "12"]), row(["2", "北京大学出版社\u{1b}[2J", "3"])]);
        let lines: Vec<&str> = got.lines().collect();
        assert!(wide(lines[0]) == WIDTH && lines[0].contains('…'), "{got}");
        assert_eq!(wide(lines[0]), wide(lines[1]), "{got}");
        assert!(!got.contains('\u{1b}'));
    }
}
