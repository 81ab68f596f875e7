//! What the disk, another program or a kill can do to a build: the old site stays whole every time, and
//! the message says what to do.

mod full;
mod image;
mod killed;
mod links;
mod permission;
mod refused;
mod together;
mod vanishing;
