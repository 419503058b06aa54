//! What can go wrong with an export.

/// An error of this crate.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A picture or the graph file itself cannot be made.
    #[error(transparent)]
    Picture(#[from] relmap_graph::GraphError),
    /// XML cannot be written.
    #[error("XML cannot be written: {0}")]
    Xml(#[from] std::io::Error),
    /// A table cannot be written.
    #[error("table cannot be written: {0}")]
    Csv(#[from] csv::Error),
    /// A picture cannot be drawn as PNG.
    #[error("PNG cannot be drawn: {message}")]
    Png {
        /// Why.
        message: String,
    },
    /// A table of columns cannot be written.
    #[cfg(feature = "parquet")]
    #[error("Parquet cannot be written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// JSON cannot be written.
    #[error("JSON cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}
