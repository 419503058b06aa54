//! `relmap eval`: a run against gold files.

mod pairs;

use crate::args::EvalCommand;
use crate::{Exit, Io};

/// Scores what the flags say.
pub(crate) fn eval(command: &EvalCommand, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    match command {
        EvalCommand::Pairs(args) => pairs::pairs(args, io),
    }
}
