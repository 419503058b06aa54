//! relmap as a program, run without a process of its own.

use std::ffi::OsString;

use relmap_cli::{Exit, Io, Terminal};

/// Runs relmap with these arguments; gives what it wrote to standard output and to standard error.
///
/// # Panics
/// If it ends otherwise than `exit` says.
pub(crate) fn run<A: Into<OsString>>(args: impl IntoIterator<Item = A>, exit: Exit) -> (String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut io = Io {
        stdin: None,
        stdout: &mut stdout,
        stderr: &mut stderr,
        terminal: Terminal::default(),
    };
    let args = std::iter::once("relmap".into()).chain(args.into_iter().map(Into::into));
    let ended = relmap_cli::run(args, &mut io);
    let [stdout, stderr] =
        [stdout, stderr].map(|bytes| String::from_utf8(bytes).expect("relmap writes UTF-8"));
    assert_eq!(ended, exit, "{stderr}");
    (stdout, stderr)
}
