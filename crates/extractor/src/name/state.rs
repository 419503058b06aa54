//! Short forms of the states of the United States, as news agencies write them behind a town.

/// Short form and name; those of five letters and less, which are never shortened, are left out.
const STATES: &[(&str, &str)] = &[
    ("Ala.", "Alabama"),
    ("Ariz.", "Arizona"),
    ("Ark.", "Arkansas"),
    ("Calif.", "California"),
    ("Colo.", "Colorado"),
    ("Conn.", "Connecticut"),
    ("Del.", "Delaware"),
    ("Fla.", "Florida"),
    ("Ga.", "Georgia"),
    ("Ill.", "Illinois"),
    ("Ind.", "Indiana"),
    ("Kan.", "Kansas"),
    ("Ky.", "Kentucky"),
    ("La.", "Louisiana"),
    ("Mass.", "Massachusetts"),
    ("Md.", "Maryland"),
    ("Mich.", "Michigan"),
    ("Minn.", "Minnesota"),
    ("Miss.", "Mississippi"),
    ("Mo.", "Missouri"),
    ("Mont.", "Montana"),
    ("N.C.", "North Carolina"),
    ("N.D.", "North Dakota"),
    ("N.H.", "New Hampshire"),
    ("N.J.", "New Jersey"),
    ("N.M.", "New Mexico"),
    ("N.Y.", "New York"),
    ("Neb.", "Nebraska"),
    ("Nev.", "Nevada"),
    ("Okla.", "Oklahoma"),
    ("Ore.", "Oregon"),
    ("Pa.", "Pennsylvania"),
    ("R.I.", "Rhode Island"),
    ("S.C.", "South Carolina"),
    ("S.D.", "South Dakota"),
    ("Tenn.", "Tennessee"),
    ("Va.", "Virginia"),
    ("Vt.", "Vermont"),
    ("W.Va.", "West Virginia"),
    ("Wash.", "Washington"),
    ("Wis.", "Wisconsin"),
    ("Wyo.", "Wyoming"),
];

/// The state that a surface is short for: "Georgia" for "Ga."; the full stop must be there.
pub(crate) fn full_state(surface: &str) -> Option<&'static str> {
    let short = STATES.iter().find(|(short, _)| *short == surface)?;
    Some(short.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_need_their_full_stop() {
        assert_eq!(full_state("Ga."), Some("Georgia"));
        assert_eq!(full_state("S.C."), Some("South Carolina"));
        assert_eq!(full_state("Ga"), None);
        assert!(STATES.is_sorted());
    }
}
