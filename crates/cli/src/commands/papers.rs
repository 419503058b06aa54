//! `relmap completions` and `relmap man`: papers made from the flags themselves.

use clap_complete::Shell;

use crate::{Exit, Io};

/// Prints completions for a shell.
pub(crate) fn completions(shell: Shell, mut command: clap::Command, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    // The generator panics on a closed pipe if it writes there itself.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "relmap", &mut script);
    io.stdout.write_all(&script)?;
    Ok(Exit::Done)
}

/// Prints the man page, each verb in a section of its own.
pub(crate) fn man(mut command: clap::Command, io: &mut Io<'_>) -> anyhow::Result<Exit> {
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
        let verb = clap_mangen::Man::new(verb.clone());
        verb.render_name_section(&mut page)?;
        verb.render_synopsis_section(&mut page)?;
        verb.render_description_section(&mut page)?;
        verb.render_options_section(&mut page)?;
    }
    io.stdout.write_all(&page)?;
    Ok(Exit::Done)
}
