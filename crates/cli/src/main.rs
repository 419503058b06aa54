//! The relmap binary: parse, dispatch, exit code.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use relmap_cli::{Exit, Io, Terminal, run};

fn main() -> ExitCode {
    // Without a handler an interrupt is as safe, only untidier: files that wait beside their place would stay.
    let _ = ctrlc::set_handler(interrupted);
    let color = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let terminal = Terminal {
        stdout: io::stdout().is_terminal(),
        stderr: io::stderr().is_terminal(),
        color,
    };
    let (mut stdout, mut stderr) = (io::BufWriter::new(io::stdout()), io::stderr());
    let mut io = Io {
        stdin: Some(Box::new(io::stdin())),
        stdout: &mut stdout,
        stderr: &mut stderr,
        terminal,
    };
    run(std::env::args_os(), &mut io).into()
}

/// Leaves nothing half written behind.
#[expect(clippy::exit, reason = "this thread cannot return from main")]
fn interrupted() {
    let words = if relmap_pipeline::write::discard_unfinished() {
        "interrupted: some outputs are written"
    } else {
        "interrupted, nothing written"
    };
    // The line before may be a bar, or half of one.
    let _ = writeln!(io::stderr(), "\n{words}");
    std::process::exit(Exit::INTERRUPTED.into());
}
