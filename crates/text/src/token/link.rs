//! Addresses: web pages, e-mail, bare host names.

/// Longest address in bytes that is looked for.
const MAX_LINK: usize = 256;

/// Last labels of host names that are taken without `www.` or a scheme. English words ("in", "it", "to", "us") are
/// left out: "talks.it was" only lacks a space.
const TOP_LABELS: &[&str] = &[
    "ae", "ai", "au", "az", "biz", "br", "ca", "cc", "ch", "cn", "co", "com", "cz", "de", "dk", "edu", "eg",
    "es", "eu", "fi", "fm", "fr", "gov", "gr", "hu", "ie", "il", "info", "int", "io", "ir", "jp", "kr",
    "mil", "mx", "net", "news", "nl", "nz", "org", "pl", "pt", "ru", "se", "sy", "tr", "tv", "ua", "uk",
    "za",
];

/// Length in bytes of the address that `text` starts with. O(`MAX_LINK`).
pub(super) fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(MAX_LINK)];
    let has_prefix = |prefix: &str| {
        bytes
            .get(..prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
    };
    if ["http://", "https://", "ftp://", "www."]
        .into_iter()
        .any(has_prefix)
    {
        return Some(trimmed(bytes));
    }
    // A local part or a host name, as far as it goes.
    let name = bytes
        .iter()
        .take_while(|&&b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b))
        .count();
    if bytes.get(name) == Some(&b'@') {
        let host = host_length(&bytes[name + 1..])?;
        return Some(name + 1 + host);
    }
    let host = host_length(&bytes[..name])?;
    let label = bytes[..host].rsplit(|&b| b == b'.').next()?;
    let is_mixed = label.iter().any(u8::is_ascii_lowercase) && label.iter().any(u8::is_ascii_uppercase);
    let known = !is_mixed
        && TOP_LABELS
            .iter()
            .any(|top| top.as_bytes().eq_ignore_ascii_case(label));
    if !known || bytes[..host].iter().all(|b| b.is_ascii_digit() || *b == b'.') {
        return None;
    }
    let path = if bytes.get(host) == Some(&b'/') {
        trimmed(&bytes[host..])
    } else {
        0
    };
    Some(host + path)
}

/// Length of an address without the marks that close the sentence around it.
fn trimmed(bytes: &[u8]) -> usize {
    let end = bytes
        .iter()
        .position(|b| !b.is_ascii_graphic() || b"\"<>[]{}".contains(b))
        .unwrap_or(bytes.len());
    let marks = bytes[..end]
        .iter()
        .rev()
        .take_while(|b| b".,;:!?')".contains(b))
        .count();
    end - marks
}

/// Length of a host name of two labels or more.
fn host_length(bytes: &[u8]) -> Option<usize> {
    let name = bytes
        .iter()
        .take_while(|&&b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        .count();
    let name = bytes[..name].iter().rposition(u8::is_ascii_alphanumeric)? + 1;
    let mut labels = bytes[..name].split(|&b| b == b'.');
    let sound = labels.all(|label| !label.is_empty());
    (sound && bytes[..name].contains(&b'.')).then_some(name)
}
