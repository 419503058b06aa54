//! Whether the knowledge base knows somebody for an office.

use relmap_kb::Record;
use relmap_text::key::fold;

/// Whether the knowledge base knows somebody for an office: "Minister of Foreign Affairs of China", "politician".
pub(super) fn is_of_office(person: &Record<'_>) -> bool {
    const OFFICES: &[&str] = &[
        "ambassador",
        "attorney",
        "chair",
        "chairman",
        "chancellor",
        "chief",
        "commander",
        "commissioner",
        "deputy",
        "director",
        "emir",
        "general",
        "governor",
        "head",
        "judge",
        "justice",
        "king",
        "leader",
        "mayor",
        "member",
        "minister",
        "mp",
        "official",
        "politician",
        "premier",
        "president",
        "queen",
        "representative",
        "secretary",
        "senator",
        "speaker",
        "sultan",
    ];
    let key = fold(person.description.unwrap_or_default());
    key.split(' ').any(|word| OFFICES.contains(&word))
}
