//! The rungs of popularity that rules ask for.
//!
//! A rule that needs a measure of how known something is takes one of these five, never a number of its own: nobody can tell
//! 66 from 68 on news. 8 points are a factor of two in how often news mean it.

/// Known to lists: small towns, ambassadors, firms of a stock index. It is meant where the text gives a hint.
pub const LISTED: u8 = 30;

/// Known in its country: towns of 70,000 people, ministers, firms that news of business name.
pub const KNOWN: u8 = 40;

/// Known abroad: cities of 200,000 people, heads of government, large firms. The name alone means it, if it is no ordinary word.
///
/// Of office holders the import gives as much to leaders of countries alone; everybody else who has it was judged by hand.
pub const WELL_KNOWN: u8 = 50;

/// Known to whoever reads news: metropolises, and leaders whose surname will do.
pub const FAMOUS: u8 = 68;

/// Named in news of every kind: most countries, the United Nations, the parties of the United States.
pub const EVERYWHERE: u8 = 80;
