//! Lists by number.

use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A list that stays as long as it is. As a boxed slice, but a number beyond it is refused in one place: for each check of the
/// standard library's the compiler notes file, line and column, and the solver's 230 checks were 1.4 KB of the client.
#[derive(Clone, Debug)]
pub(crate) struct List<T>(Box<[T]>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T: Clone> List<T> {
    /// The same thing so many times.
    pub fn of(thing: T, count: usize) -> Self {
        Self(vec![thing; count].into())
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(things: Vec<T>) -> Self {
        Self(things.into())
    }
}

impl<T> List<T> {
    /// The things themselves.
    pub fn into_inner(self) -> Box<[T]> {
        self.0
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for List<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> Index<usize> for List<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, number: usize) -> &T {
        at(&self.0, number)
    }
}

impl<T> IndexMut<usize> for List<T> {
    #[inline(always)]
    fn index_mut(&mut self, number: usize) -> &mut T {
        at_mut(&mut self.0, number)
    }
}

/// What stands at this number of a slice.
#[inline(always)]
pub(crate) fn at<T>(list: &[T], number: usize) -> &T {
    match list.get(number) {
        Some(thing) => thing,
        None => beyond(),
    }
}

/// The same, to be changed.
#[inline(always)]
pub(crate) fn at_mut<T>(list: &mut [T], number: usize) -> &mut T {
    match list.get_mut(number) {
        Some(thing) => thing,
        None => beyond(),
    }
}

/// So many things of a slice from this number on.
#[inline(always)]
pub(crate) fn some<T>(list: &[T], number: usize, count: usize) -> &[T] {
    match list.get(number..number + count) {
        Some(things) => things,
        None => beyond(),
    }
}

/// The same, to be changed.
#[inline(always)]
pub(crate) fn some_mut<T>(list: &mut [T], number: usize, count: usize) -> &mut [T] {
    match list.get_mut(number..number + count) {
        Some(things) => things,
        None => beyond(),
    }
}

#[cold]
#[inline(never)]
#[allow(
    clippy::panic,
    reason = "numbers come from the solver's own loops, never from input; going on with a wrong one would be worse"
)]
fn beyond() -> ! {
    panic!("a number beyond its list")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_list_is_found_and_changed() {
        let mut list = List::of(1, 3);
        list[2] = 5;
        assert_eq!((list[0], list[2], list.len()), (1, 5, 3));
        assert_eq!(some(&list, 1, 2), [1, 5]);
        some_mut(&mut list, 0, 2).fill(7);
        assert_eq!(*list, [7, 7, 5]);
    }

    #[test]
    #[should_panic(expected = "a number beyond its list")]
    fn a_number_beyond_the_list_is_refused() {
        let _ = List::of(1, 3)[3];
    }
}
