//! The words of a service that state a fact: named once, for the directory and for its translations.
//!
//! Must not know what the words say.

/// Hands the names to another macro: `words!(take! …)` is `take!([summary who …] …)`.
macro_rules! words {
    ($take:ident! $($given:tt)*) => {
        $take! {
            [
                /// What it does, in one or two plain sentences.
                summary
                /// Whom it helps.
                who
                /// What it costs.
                cost
                /// When somebody answers.
                hours
                /// The languages it speaks, and whether there are interpreters.
                languages
                /// The ways to reach it, in a sentence.
                access
                /// What can be told without a name.
                anonymous
                /// What it keeps to itself, and where that ends.
                confidential
                /// Whether somebody may come along.
                support_person
                /// What must be so before it helps.
                conditions
                /// What to do if you cannot speak.
                cannot_speak
                /// Anything else worth knowing.
                note
            ]
            $($given)*
        }
    };
}

/// A struct with the words as fields after its own, and a way to read them by name.
macro_rules! with_words {
    ([$($(#[$says:meta])* $word:ident)*] $(#[$about:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$about])*
        pub struct $name {
            $($own)*
            $($(#[$says])* pub $word: Option<String>,)*
        }

        impl $name {
            /// The text of the field called `name`, if it is one of the words and is given.
            pub fn word(&self, name: &str) -> Option<&str> {
                match name {
                    $(stringify!($word) => self.$word.as_deref(),)*
                    _ => None,
                }
            }
        }
    };
}

/// The names as an array of texts, after those that are `given`.
macro_rules! named {
    ([$($(#[$says:meta])* $word:ident)*] $($given:literal)*) => { [$($given,)* $(stringify!($word),)*] };
}
