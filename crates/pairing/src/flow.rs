//! One level served best, by turning round the rings of changes that gain something until none is left.
#![allow(
    clippy::indexing_slicing,
    reason = "node numbers come from the solver's own loops, never from input"
)]

use crate::bits;
use crate::board::Board;

/// One possible change: from one node to another, what it gains, and the cell it uses or frees.
struct Change {
    from: usize,
    to: usize,
    gain: i64,
    cell: Option<(usize, usize)>,
}

/// Improves the board's pairing until it serves the level best; returns the prices of rows and columns that prove it.
pub(crate) fn serve(
    board: &mut Board,
    worth: impl Fn(usize, usize) -> i64,
    gain: impl Fn(u8) -> i64,
) -> (Vec<i64>, Vec<i64>) {
    let (n, m) = (board.rows.len(), board.columns.len());
    loop {
        let changes = changes(board, &worth, &gain);
        match longest_ways(n + m + 1, &changes) {
            Err(ring) => {
                for cell in ring.into_iter().filter_map(|change| changes[change].cell) {
                    match board.used.iter().position(|&used| used == cell) {
                        Some(at) => drop(board.used.swap_remove(at)),
                        None => board.used.push(cell),
                    }
                }
            }
            Ok(height) => {
                let ground = height[n + m];
                let rows = height[..n].iter().map(|h| ground - h).collect();
                let columns = height[n..n + m].iter().map(|h| h - ground).collect();
                return (rows, columns);
            }
        }
    }
}

/// Rows are nodes 0 to n - 1, then the columns, then the ground, where partners a person does not get come from.
fn changes(
    board: &Board,
    worth: &impl Fn(usize, usize) -> i64,
    gain: &impl Fn(u8) -> i64,
) -> Vec<Change> {
    let (n, m) = (board.rows.len(), board.columns.len());
    let ground = n + m;
    let mut changes = Vec::new();
    let mut partners = vec![0u8; n + m];
    for &(row, column) in board.used.iter().chain(&board.settled) {
        partners[row] += 1;
        partners[n + column] += 1;
    }
    for row in 0..n {
        for column in bits::ones(board.open.row(row)) {
            let worth = worth(row, column);
            let cell = Some((row, column));
            changes.push(match board.used.contains(&(row, column)) {
                true => Change {
                    from: n + column,
                    to: row,
                    gain: -worth,
                    cell,
                },
                false => Change {
                    from: row,
                    to: n + column,
                    gain: worth,
                    cell,
                },
            });
        }
    }
    for (node, seat) in board.rows.iter().chain(&board.columns).enumerate() {
        let had = seat.locked + partners[node];
        let mut add = |more: bool, gain: i64| {
            // One more partner of a row comes from the ground, one more of a column goes to it.
            let (from, to) = if more == (node < n) {
                (ground, node)
            } else {
                (node, ground)
            };
            changes.push(Change {
                from,
                to,
                gain,
                cell: None,
            });
        };
        if partners[node] < seat.high {
            add(true, gain(had));
        }
        if partners[node] > seat.low {
            add(false, -gain(had - 1));
        }
    }
    changes
}

/// The longest way to each node, or a ring of changes that gains something.
fn longest_ways(nodes: usize, changes: &[Change]) -> Result<Vec<i64>, Vec<usize>> {
    let mut height = vec![0i64; nodes];
    let mut by: Vec<Option<usize>> = vec![None; nodes];
    for round in 0.. {
        let mut moved = None;
        for (at, change) in changes.iter().enumerate() {
            if height[change.from] + change.gain > height[change.to] {
                height[change.to] = height[change.from] + change.gain;
                by[change.to] = Some(at);
                moved = Some(change.to);
            }
        }
        let Some(mut node) = moved else { break };
        if round < nodes {
            continue;
        }
        // Still moving after as many rounds as nodes: going back as many steps ends inside a ring.
        for _ in 0..nodes {
            node = by[node].map_or(node, |at| changes[at].from);
        }
        let (start, mut ring) = (node, Vec::new());
        while let Some(at) = by[node] {
            ring.push(at);
            node = changes[at].from;
            if node == start {
                break;
            }
        }
        return Err(ring);
    }
    Ok(height)
}
