//! Flags, as they are typed.

mod read;

mod show;

mod build;

mod extract;

mod ask;

mod eval;

mod export;

mod value;

pub(crate) use ask::{By, DiffArgs, EntitiesArgs, ExplainArgs, PathArgs, TopArgs};
pub(crate) use build::BuildArgs;
pub(crate) use eval::{
    EvalCommand, EvalGraphArgs, EvalMentionsArgs, EvalPairsArgs, EvalPlacesArgs, GoldScope,
};
pub(crate) use export::ExportArgs;
pub(crate) use extract::{ExtractArgs, Labels, Stage};
pub(crate) use read::{ModelArgs, ReadArgs};
pub(crate) use show::{DrawArgs, ShowArgs};

use clap::{Parser, Subcommand};
use clap_complete::Shell;

/// Reads news and draws who is connected to whom, and where, with the sentences that say so.
#[derive(Debug, Parser)]
#[command(name = "relmap", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// For the verbs that read documents.
const EXIT_CODES: &str = "Exit codes: 0 done, 1 done with some documents skipped (each is named), 2 failed.";

/// For the verbs that read a graph.
const GRAPH_CODES: &str = "Exit codes: 0 done, 2 failed.";

const FORMATS: &str = "\
Formats:
  graphml     networkx, igraph, yEd, Gephi
  gexf        GEXF 1.2 for Gephi, Gephi Lite and networkx, with dates, colours, sizes and places
  gephi       folder: nodes.csv and edges.csv for Gephi's data laboratory
  csv         one table of edges with the names of both ends
  neo4j       folder: tables and script for neo4j-admin database import
  cypher      statements that can be run again and again
  cytoscape   cytoscape.js and Cytoscape (.cyjs)
  graphology  graphology, sigma.js, Gephi Lite (.graphology.json)
  ftm         FollowTheMoney entities, one a line (.ftm.json)
  obsidian    folder: a note for every name, linked as the graph is
  json        the graph file itself
  html        the page, with its sentences
  dot, svg, png  pictures of the strongest part, or of the part that is asked for";

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the graph of a pile of news: JSON, DOT, SVG, a page and a report
    #[command(after_help = EXIT_CODES)]
    Build(BuildArgs),
    /// Print what one step finds, one JSON line a document
    #[command(after_help = EXIT_CODES)]
    Extract(ExtractArgs),
    /// Show the sentences behind a node or a tie, why its names were joined and what was kept apart
    #[command(after_help = GRAPH_CODES)]
    Explain(ExplainArgs),
    /// List the entities with their aliases, or the pairs that were kept apart, to review and to judge
    #[command(after_help = GRAPH_CODES)]
    Entities(EntitiesArgs),
    /// Score names, graphs, pairs of names or places against gold files
    #[command(subcommand)]
    Eval(EvalCommand),
    /// Rank nodes, or the ties that stand out most
    #[command(after_help = GRAPH_CODES)]
    Top(TopArgs),
    /// Find the chains from one name to another, with a sentence for every step
    #[command(after_help = GRAPH_CODES)]
    Path(PathArgs),
    /// Compare two graphs: what appeared, vanished and changed
    #[command(after_help = GRAPH_CODES)]
    Diff(DiffArgs),
    /// Write a graph in the formats that other programs read
    #[command(after_help = FORMATS)]
    Export(ExportArgs),
    /// Print completions for a shell
    Completions {
        /// Choose the shell
        shell: Shell,
    },
    /// Print the man page
    Man,
}
