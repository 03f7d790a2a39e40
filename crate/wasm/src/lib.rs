//! The page's view of Kamei.
