//! One search for all against a search for each.

use super::*;
use crate::{Person, solve};
use proptest::prelude::*;

/// All that one person's search reaches, without knowing of any other's.
fn alone(graph: &Graph, person: usize) -> Pocket {
    graph.pockets([person].into_iter()).remove(0)
}

/// The groups, each person's made for itself and joined to those that it shares anybody with.
fn one_by_one(graph: &Graph, unpaired: &[usize]) -> Vec<[Vec<usize>; 4]> {
    let mut groups: Vec<Pocket> = Vec::new();
    for &person in unpaired {
        let mut pocket = alone(graph, person);
        for other in std::mem::take(&mut groups) {
            let shared = (other.people.iter().chain(&other.partners))
                .any(|one| pocket.people.contains(one) || pocket.partners.contains(one));
            if shared {
                pocket.merge(other);
                pocket.lists().into_iter().for_each(in_order);
            } else {
                groups.push(other);
            }
        }
        groups.push(pocket);
    }
    groups.into_iter().map(Pocket::into_lists).collect()
}

proptest! {
    #[test]
    fn one_search_for_all_finds_the_groups_that_a_search_for_each_finds(
        sides in proptest::collection::vec((any::<bool>(), 1u8..3, proptest::collection::vec(0usize..14, 0..9)), 2..14),
        locked in proptest::option::of((0usize..14, 0usize..14)),
    ) {
        let mut people: Vec<Person> = (sides.iter().enumerate())
            .map(|(at, (side, capacity, not))| Person {
                id: format!("p{at}"),
                name: format!("p{at}"),
                side: if *side { Side::A } else { Side::B },
                capacity: *capacity,
                exclusions: not.iter().map(|other| format!("p{other}")).collect(),
                ..Person::default()
            })
            .collect();
        if let Some((one, two)) = locked
            && let Some(person) = people.get_mut(one)
            && one != two
        {
            person.locked_with = Some(format!("p{two}"));
        }
        let rules = Rules::default();
        let Ok(outcome) = solve(&people, &rules) else {
            return Ok(());
        };
        let reasons = Reasons::new(&people, &rules).unwrap();
        let mut builder = CellsBuilder::new(&reasons.register, &rules);
        while builder.step(&reasons.register) {}
        let graph = Graph::new(builder.finish(), &reasons, &outcome);
        let unpaired: Vec<usize> = outcome.unpaired.iter().map(|one| one.person).collect();
        let mut expected = one_by_one(&graph, &unpaired);
        let mut found: Vec<_> = (graph.pockets(unpaired.into_iter()).into_iter()).map(Pocket::into_lists).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
