//! Days as news writes them.

use relmap_types::Date;

/// Forms beside ISO 8601. None can be read as two days: `05/03/2020` is refused.
const FORMS: [&str; 8] = [
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y/%m/%d",
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
    // "March 2020" would pass as the 20th of March of the year 20.
    FORMS
        .iter()
        .filter_map(|form| Date::strptime(form, &words).ok())
        .find(|date| date.year() >= 1000)
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
