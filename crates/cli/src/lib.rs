//! The command line of relmap, as a library so that tests can run it in process.
//!
//! [`run`] takes the arguments and the streams and gives an [`Exit`]. Nothing here finds names or draws: that is
//! `relmap_pipeline` and `relmap_graph`.

mod args;

mod commands;

mod engine;

mod io;

mod progress;

mod words;

use std::ffi::OsString;

use clap::{CommandFactory, Parser};

pub use args::Args;
use args::Command;
pub use commands::build::OUTPUTS;
pub use io::{Exit, Io, Terminal};

/// Program and version, as outputs carry it.
pub const GENERATOR: &str = concat!("relmap ", env!("CARGO_PKG_VERSION"));

/// Runs one command line; the first argument is the program's name.
pub fn run(args: impl IntoIterator<Item = OsString>, io: &mut Io<'_>) -> Exit {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return io.usage(&error),
    };
    let done = match &args.command {
        Command::Build(args) => commands::build::build(args, io),
        Command::Extract(args) => commands::extract::extract(args, io),
        Command::Explain(args) => commands::explain::explain(args, io),
        Command::Entities(args) => commands::entities::entities(args, io),
        Command::Eval(command) => commands::eval::eval(command, io),
        Command::Top(args) => commands::top::top(args, io),
        Command::Path(args) => commands::path::path(args, io),
        Command::Diff(args) => commands::diff::diff(args, io),
        Command::Export(args) => commands::export::export(args, io),
        Command::Completions { shell } => commands::papers::completions(*shell, Args::command(), io),
        Command::Man => commands::papers::man(Args::command(), io),
    };
    // What is still in the buffer may meet a closed pipe like anything before it.
    let done = done.and_then(|exit| io.stdout.flush().map(|()| exit).map_err(Into::into));
    done.unwrap_or_else(|error| io.failed(&error))
}
