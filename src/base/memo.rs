//! What a function has worked out, kept for the next time it is asked the very same.
//!
//! A run that makes many sites asks the same of most pages again and again. A key holds everything that the result is
//! made from, so that a kept result is never out of date; room is limited, and nothing is kept unless a run asks for it
//! with [`keep`], since a single site would only pay for it. Must not know what is kept.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

static KEEPING: AtomicBool = AtomicBool::new(false);

/// From now on, this process keeps what it works out.
pub fn keep() {
    KEEPING.store(true, Ordering::Relaxed);
}

/// Whether results are kept.
pub fn is_keeping() -> bool {
    KEEPING.load(Ordering::Relaxed)
}

/// Results of one function.
pub struct Memo<K, V> {
    /// How many results are kept; when there are more, all are dropped.
    room: usize,
    kept: OnceLock<Mutex<HashMap<K, Arc<V>>>>,
}

impl<K: Eq + Hash, V> Memo<K, V> {
    pub const fn new(room: usize) -> Self {
        Self { room, kept: OnceLock::new() }
    }

    /// The result for `key`: a kept one, or what `make` gives. `key` is only worked out where results are kept.
    pub fn get(&self, key: impl FnOnce() -> K, make: impl FnOnce() -> V) -> Arc<V> {
        if is_keeping() { self.kept_or(key(), make) } else { Arc::new(make()) }
    }

    fn kept_or(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        let kept = self.kept.get_or_init(Mutex::default);
        // A panic elsewhere cannot leave the map half changed, so a poisoned lock is still good.
        if let Some(known) = kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        // Others need not wait for it; two that work it out at once come to the same.
        let made = Arc::new(make());
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= self.room {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&made));
        made
    }
}

/// Something in memory as part of a key: the very same piece of memory, which the key holds. Cheaper than what is in it.
pub struct Same<T: ?Sized>(Arc<T>);

impl<T: ?Sized> Same<T> {
    pub fn of(piece: &Arc<T>) -> Self {
        Self(Arc::clone(piece))
    }

    fn place(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Eq for Same<T> {}

impl<T: ?Sized> Hash for Same<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::Memo;

    #[test]
    fn each_is_made_once_while_there_is_room() {
        let memo: Memo<u32, u32> = Memo::new(2);
        let made = Cell::new(0);
        let ask = |key: u32| {
            *memo.kept_or(key, || {
                made.set(made.get() + 1);
                key * 10
            })
        };
        assert_eq!([ask(1), ask(1), ask(2), ask(1)], [10, 10, 20, 10]);
        assert_eq!(made.get(), 2);
        // The third leaves room for itself alone.
        assert_eq!([ask(3), ask(3), ask(1)], [30, 30, 10]);
        assert_eq!(made.get(), 4);
    }

    #[test]
    fn nothing_is_kept_unless_a_run_asks_for_it() {
        static MEMO: Memo<u32, u32> = Memo::new(8);
        assert_eq!(*MEMO.get(|| unreachable!("no key is made"), || 1), 1);
        assert_eq!(*MEMO.get(|| unreachable!("no key is made"), || 2), 2);
    }
}
