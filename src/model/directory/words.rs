//! The words of a service that state a fact: named once, for the directory and for its translations.
//!
//! Must not know what the words say.

/// Hands the names to another macro: `words!(take! …)` is `take!([summary who …] …)`.
macro_rules! words {
    ($take:ident! $($given:tt)*) => {
        $take! {
            [summary who cost hours languages access anonymous confidential support_person conditions
             cannot_speak note]
            $($given)*
        }
    };
}

/// A struct with the words as fields after its own, and a way to read them by name.
macro_rules! with_words {
    ([$($word:ident)*] $(#[$about:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$about])*
        pub struct $name {
            $($own)*
            $(pub $word: Option<String>,)*
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
    ([$($word:ident)*] $($given:literal)*) => { [$($given,)* $(stringify!($word),)*] };
}
