//! What kind of thing a record is: a closed list of what the program asks, no more.

use relmap_types::EntityType;

/// Declares the kinds with the words that the tables write.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $word:literal,)*) => {
        /// What kind of thing a record is, as far as the program asks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind {
            $(#[doc = concat!("`", $word, "`")] $(#[doc = ""] #[$doc])* $kind,)*
        }

        impl Kind {
            /// All kinds, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The word for it in tables and gazetteers.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)*
                }
            }
        }
    };
}

kinds! {
    /// A place of no kind that the program asks: a river, a square, a sea.
    Place = "place",
    /// A sovereign country.
    Country = "country",
    /// A dependent territory with a code of its own.
    Territory = "territory",
    /// The capital of its country.
    Capital = "capital",
    /// Any other city or town.
    Town = "town",
    Continent = "continent",
    Planet = "planet",
    Canton = "canton",
    /// A county, of today or of history.
    County = "county",
    Department = "department",
    District = "district",
    /// A part of a country that is called otherwise: an autonomous community, an island.
    Division = "division",
    Governorate = "governorate",
    /// A municipality or commune.
    Municipality = "municipality",
    Oblast = "oblast",
    Parish = "parish",
    Prefecture = "prefecture",
    Province = "province",
    Region = "region",
    Republic = "republic",
    /// A state, a German land, or a country within a country.
    State = "state",
    /// An organization of no kind that the program asks.
    Organization = "organization",
    Academy = "academy",
    /// An agency of a government or a body, not of news.
    Agency = "agency",
    Airline = "airline",
    Alliance = "alliance",
    Association = "association",
    Bank = "bank",
    Bloc = "bloc",
    Club = "club",
    Commission = "commission",
    Committee = "committee",
    Council = "council",
    Court = "court",
    Foundation = "foundation",
    Institute = "institute",
    Ministry = "ministry",
    Museum = "museum",
    NewsAgency = "news agency",
    /// A parliament or a house of one.
    Parliament = "parliament",
    Party = "party",
    Union = "union",
    University = "university",
    /// Somebody without an office.
    Person = "person",
    /// The wife of a head of state or government.
    FirstLady = "first lady",
    President = "president",
    /// A prime minister or premier.
    PrimeMinister = "prime minister",
    Chancellor = "chancellor",
    SupremeLeader = "supreme leader",
    King = "king",
    Queen = "queen",
    Emir = "emir",
    Sultan = "sultan",
    VicePresident = "vice president",
    /// A minister of agriculture, and of nothing else; so are the following.
    AgricultureMinister = "agriculture minister",
    CommerceMinister = "commerce minister",
    CultureMinister = "culture minister",
    DefenceMinister = "defence minister",
    EconomyMinister = "economy minister",
    EducationMinister = "education minister",
    EnergyMinister = "energy minister",
    EnvironmentMinister = "environment minister",
    FinanceMinister = "finance minister",
    /// A minister of foreign affairs or a secretary of state.
    ForeignMinister = "foreign minister",
    HealthMinister = "health minister",
    IndustryMinister = "industry minister",
    InformationMinister = "information minister",
    InteriorMinister = "interior minister",
    JusticeMinister = "justice minister",
    LabourMinister = "labour minister",
    OilMinister = "oil minister",
    TradeMinister = "trade minister",
    TransportMinister = "transport minister",
    /// Any other minister, deputies included.
    Minister = "minister",
    /// A secretary of a government, with all the ranks below.
    Secretary = "secretary",
    /// Whoever speaks for a country in another or at a body.
    Ambassador = "ambassador",
    /// An attorney, solicitor or prosecutor general.
    AttorneyGeneral = "attorney general",
    Chairman = "chairman",
    /// A chief of a staff, a service or an office.
    Chief = "chief",
    Commander = "commander",
    Commissioner = "commissioner",
    Director = "director",
    /// A secretary general, director general or the like.
    General = "general",
    /// A governor, lieutenants included.
    Governor = "governor",
    Head = "head",
    Judge = "judge",
    Justice = "justice",
    /// A leader of a party, a movement or an armed group.
    Leader = "leader",
    Mayor = "mayor",
    /// A member of a house of representatives.
    Representative = "representative",
    Senator = "senator",
    Speaker = "speaker",
    /// Any other office holder: officials, advisers, politicians.
    Official = "official",
}

impl Kind {
    /// The kind that a word names, as the tables write it.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }

    /// The kind of what is known by its type alone.
    pub const fn of_type(entity_type: EntityType) -> Self {
        match entity_type {
            EntityType::Person => Self::Person,
            EntityType::Organization => Self::Organization,
            EntityType::Location => Self::Place,
        }
    }

    /// The type that all of a kind have.
    pub fn entity_type(self) -> EntityType {
        if self < Self::Organization {
            EntityType::Location
        } else if self < Self::Person {
            EntityType::Organization
        } else {
            EntityType::Person
        }
    }

    /// Whether it is a capital or any other town.
    pub const fn is_town(self) -> bool {
        matches!(self, Self::Capital | Self::Town)
    }

    /// Whether it is a part of a country, of whatever level.
    pub fn is_division(self) -> bool {
        (Self::Canton..=Self::State).contains(&self)
    }

    /// Whether it is a kind of body that bears the word in its names, and mostly is the only one in a text that does.
    pub fn is_body(self) -> bool {
        (Self::Academy..=Self::University).contains(&self) && self != Self::NewsAgency
    }

    /// Whether somebody is known for an office.
    pub fn is_office(self) -> bool {
        self >= Self::President
    }

    /// Whether who holds the office leads a country, if it is one of a country's.
    pub fn is_leader(self) -> bool {
        (Self::President..=Self::Sultan).contains(&self)
    }

    /// Whether a country has one such office: its leaders, the vice president and the ministers of one field each.
    pub fn is_of_state(self) -> bool {
        (Self::President..=Self::TransportMinister).contains(&self)
    }

    /// The words by which news call the holders of an office before the name: `attorney`, `general`.
    pub fn titles(self) -> impl Iterator<Item = &'static str> {
        let others: &[&str] = match self {
            Self::FinanceMinister => &["chancellor", "secretary"],
            Self::PrimeMinister => &["premier", "taoiseach"],
            Self::Ambassador => &["commissioner", "consul", "envoy"],
            Self::AttorneyGeneral => &["prosecutor", "solicitor"],
            Self::Chairman => &["chair", "chairperson", "chairwoman"],
            _ if self > Self::VicePresident && self < Self::Minister => &["secretary"],
            _ => &[],
        };
        self.as_str().split(' ').chain(others.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_their_types() {
        for (kind, entity_type) in [
            (Kind::Place, EntityType::Location),
            (Kind::State, EntityType::Location),
            (Kind::Organization, EntityType::Organization),
            (Kind::University, EntityType::Organization),
            (Kind::Person, EntityType::Person),
            (Kind::Official, EntityType::Person),
        ] {
            assert_eq!(kind.entity_type(), entity_type, "{kind:?}");
        }
        for entity_type in EntityType::ALL {
            assert_eq!(Kind::of_type(entity_type).entity_type(), entity_type);
        }
        for (number, &kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(kind as usize, number);
            assert_eq!(
                Kind::of_word(kind.as_str()),
                Some(kind),
                "each word is one kind's"
            );
        }
    }

    #[test]
    fn groups_of_kinds() {
        assert!(Kind::Canton.is_division() && Kind::State.is_division() && !Kind::Town.is_division());
        assert!(Kind::Party.is_body() && !Kind::Organization.is_body() && !Kind::Person.is_body());
        assert!(Kind::Official.is_office() && !Kind::FirstLady.is_office());
        assert!(Kind::Sultan.is_leader() && !Kind::VicePresident.is_leader());
        assert!(Kind::TransportMinister.is_of_state() && !Kind::Minister.is_of_state());
        assert!(
            Kind::DefenceMinister
                .titles()
                .eq(["defence", "minister", "secretary"])
        );
        assert!(Kind::Minister.titles().eq(["minister"]));
    }
}
