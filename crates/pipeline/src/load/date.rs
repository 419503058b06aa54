//! Days as news writes them.

use relmap_types::Date;

/// Forms beside ISO 8601. None can be read as two days: `05/03/2020` is refused.
const FORMS: [&str; 10] = [
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%B %d %Y",
    "%b %d %Y",
];

/// The day that the words name, in the time zone they are written in.
pub(super) fn parse(written: &str) -> Option<Date> {
    let written = written.trim();
    // RFC 3339 and its relatives: what follows the day is a time.
    if let Some((day, time)) = written.split_at_checked(10)
        && (time.is_empty() || time.starts_with(['T', 't', ' ']))
        && let Ok(date) = day.parse()
    {
        return Some(date);
    }
    let words = plain_words(written);
    if let Some(date) = numbers(words.split(' ').next().unwrap_or_default()) {
        return Some(date);
    }
    // "March 2020" would pass as the 20th of March of the year 20.
    FORMS
        .iter()
        .filter_map(|form| Date::strptime(form, &words).ok())
        .find(|date| date.year() >= 1000)
}

/// A day, a month and a year in figures, where only one of the two can be the month: "18.07.2025", "7/18/2025".
fn numbers(written: &str) -> Option<Date> {
    let mark = written.chars().find(|ch| matches!(ch, '.' | '/' | '-'))?;
    let parts: Vec<&str> = written.split(mark).collect();
    let &[first, second, year] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str, most: usize| {
        let is_number = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (first, second) = (number(first, 2)?, number(second, 2)?);
    let year = number(year, 4).filter(|year| *year >= 1000)?;
    let (day, month) = match (first > 12, second > 12) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        // The fifth of May is that in either order.
        (false, false) if first == second => (first, second),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Without weekday, time of day and the full stop of an abbreviated month: "Thu, 5 Sept. 2020 10:00 GMT" gives
/// "5 Sep 2020".
fn plain_words(written: &str) -> String {
    let mut words: Vec<&str> = written.split_whitespace().collect();
    if words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    // Day, month and year come first; a time of day may follow.
    words.truncate(3);
    for word in &mut words {
        *word = word.trim_end_matches('.');
        // "5th", "5th,"
        let number = word.trim_end_matches(',');
        let ordinal = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| number.strip_suffix(ending));
        if let Some(digits) =
            ordinal.filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        {
            *word = digits;
        }
        if word.eq_ignore_ascii_case("sept") {
            *word = "Sep";
        }
    }
    if let Some(last) = words.last_mut() {
        *last = last.trim_end_matches(',');
    }
    words.join(" ")
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_ascii_lowercase();
    word.len() >= 3
        && [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]
        .iter()
        .any(|day| day.starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_many_forms() {
        for written in [
            "2020-03-05",
            "2020-03-05T10:15:00Z",
            "2020-03-05T23:59:59+03:00",
            "2020-03-05 10:15",
            "March 5, 2020",
            "Mar. 5, 2020",
            "Mar 05, 2020, 10:15 AM",
            "5 March 2020",
            "05 Mar 2020",
            "Thursday, March 5, 2020",
            "Thu, 05 Mar 2020 10:15:00 GMT",
            "2020/03/05",
            "20200305",
            " march 5 2020 ",
        ] {
            assert_eq!(
                parse(written).map(|date| date.to_string()).as_deref(),
                Some("2020-03-05"),
                "{written:?}"
            );
        }
        for written in [
            "18.07.2025",
            "7/18/2025",
            "18/07/2025",
            "18-07-2025",
            "18-Jul-2025",
            "2025.07.18",
            "July 18th, 2025",
            "18th July 2025",
            "18.7.2025 10:15",
        ] {
            assert_eq!(
                parse(written).map(|date| date.to_string()).as_deref(),
                Some("2025-07-18"),
                "{written:?}"
            );
        }
        assert_eq!(
            parse("05/05/2020").map(|date| date.to_string()).as_deref(),
            Some("2020-05-05")
        );
        assert_eq!(
            parse("Sept. 11, 2001").map(|date| date.to_string()).as_deref(),
            Some("2001-09-11")
        );
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for written in [
            "",
            "05/03/2020",
            "05.03.2020",
            "31.04.2025",
            "13.13.2025",
            "18.07.25",
            "2020-02-30",
            "2020",
            "yesterday",
            "March 2020",
            "２０２０-03-05",
            "٢٠٢٠",
        ] {
            assert_eq!(parse(written), None, "{written:?}");
        }
    }
}
