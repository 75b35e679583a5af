//! Why some people have no partner: the smallest group that competes for too few places, and what would free them.
//!
//! Somebody without a partner could take any partner they may meet, if that partner's own could take another, and so on.
//! Whoever is reached like this competes for the same places; since nobody more can be paired, the group is larger than
//! the places it can reach. It is the smallest such group around that person. Groups that share anybody are one.

use std::collections::BTreeSet;

use crate::cells::{Cells, CellsBuilder};
use crate::explain::remedy::{self, Remedy};
use crate::{BrokenRule, Outcome, PairingError, Person, Reasons, Rules, Side, order};
use matching::bits;

/// A group that competes for too few places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// The side of the group.
    pub side: Side,
    /// Everybody who competes, in the order of the list.
    pub people: Vec<usize>,
    /// Those of them who have no partner.
    pub unpaired: Vec<usize>,
    /// Everybody on the other side whom any of them may meet and who has a place to give.
    pub partners: Vec<usize>,
    /// Whom they could meet but for a lock with somebody else.
    pub locked_away: Vec<usize>,
    /// How many people `partners` can take.
    pub places: usize,
    /// The rules that keep the group from everybody else on the other side, the one that does so most often first.
    pub barriers: Vec<BrokenRule>,
    /// Whether `partners` is everybody on the other side who has a place to give: the sides are uneven.
    pub everybody: bool,
    /// What would give one of them a partner, the simplest first.
    pub remedies: Vec<Remedy>,
}

impl Shortage {
    /// The group as a sentence: "These 5 (...) can only meet these 3 (...), because of ...".
    #[must_use]
    pub fn sentence(&self, people: &[Person]) -> String {
        let names = |list: &[usize]| {
            let names: Vec<String> = list
                .iter()
                .filter_map(|&at| people.get(at))
                .map(|p| p.name.clone())
                .collect();
            crate::error::listed(&names)
        };
        let count = |many: usize| {
            if many == 1 {
                "1 person".to_owned()
            } else {
                format!("{many} people")
            }
        };
        let because = self.because();
        match (self.people.as_slice(), self.partners.as_slice()) {
            (group, []) => format!(
                "{} can meet nobody on the other side{because}.",
                names(group)
            ),
            (group, _) if self.everybody => format!(
                "There are places for {} on the other side, and {} compete for them: {} too few.",
                count(self.places),
                count(group.len()),
                self.unpaired.len()
            ),
            (group, partners) => format!(
                "These {} ({}) can only meet {} ({}){because}.",
                group.len(),
                names(group),
                if partners.len() == 1 {
                    "this one".to_owned()
                } else {
                    format!("these {}", partners.len())
                },
                names(partners)
            ),
        }
    }
}

impl Shortage {
    /// ", because of half days that do not meet and locks with others"; empty when nothing keeps them apart.
    fn because(&self) -> String {
        let words = self.barriers.iter().map(|rule| match rule {
            BrokenRule::SameSide => "their side",
            BrokenRule::PatientOfA | BrokenRule::PatientOfB => {
                "practices where somebody is a patient"
            }
            BrokenRule::Excluded => "people who are not to meet",
            BrokenRule::Professions => "professions that are not to meet",
            BrokenRule::PastPair => "pairs of earlier rounds",
            BrokenRule::Sessions => "half days that do not meet",
        });
        let locks = (!self.locked_away.is_empty()).then_some("locks with others");
        let mut all: Vec<String> = Vec::new();
        for word in words.chain(locks) {
            if !all.iter().any(|known| known == word) {
                all.push(word.to_owned());
            }
        }
        if all.is_empty() {
            String::new()
        } else {
            format!(", because of {}", crate::error::listed(&all))
        }
    }
}

/// Why each person without a partner has none; every one of them is in exactly one of the groups.
///
/// # Errors
/// As [`crate::solve`].
pub fn shortages(
    people: &[Person],
    rules: &Rules,
    outcome: &Outcome,
) -> Result<Vec<Shortage>, PairingError> {
    let reasons = Reasons::new(people, rules)?;
    let mut builder = CellsBuilder::new(&reasons.register, rules);
    while builder.step(&reasons.register) {}
    let graph = Graph::new(builder.finish(), &reasons, outcome);
    let groups = graph.pockets(outcome.unpaired.iter().map(|unpaired| unpaired.person));
    let first = |at: usize| groups.get(at).and_then(|pocket| pocket.unpaired.first());
    let places = order(groups.len(), &mut |one, two| first(one).cmp(&first(two)));
    let mut found = Vec::new();
    for pocket in places.into_iter().filter_map(|at| groups.get(at)) {
        found.push(shortage(pocket, &graph, &reasons));
    }
    Ok(found)
}

fn shortage(pocket: &Pocket, graph: &Graph, reasons: &Reasons<'_>) -> Shortage {
    let side = pocket
        .unpaired
        .first()
        .and_then(|&at| graph.sides.get(at))
        .copied()
        .unwrap_or_default();
    let places = |&at: &usize| usize::from(graph.places.get(at).copied().unwrap_or(0));
    let giving = (0..graph.sides.len())
        .filter(|at| graph.sides.get(*at) == Some(&side.other()) && places(at) > 0);
    let free = graph.can_be_freed(side.other());
    Shortage {
        side,
        everybody: giving.count() == pocket.partners.len(),
        places: pocket.partners.iter().map(places).sum(),
        barriers: barriers(pocket, graph, reasons, side),
        remedies: remedy::remedies(reasons, pocket, &free, side),
        people: pocket.people.clone(),
        unpaired: pocket.unpaired.clone(),
        partners: pocket.partners.clone(),
        locked_away: pocket.locked_away.clone(),
    }
}

/// How many couples are looked at for what keeps a group from others: a person waits for the answer.
const LOOKED_AT: usize = 5_000;

/// Which rules keep the pocket from the others on the other side, the most frequent first.
fn barriers(pocket: &Pocket, graph: &Graph, reasons: &Reasons<'_>, side: Side) -> Vec<BrokenRule> {
    let mut counts: Vec<(BrokenRule, usize)> = Vec::new();
    let mut left = LOOKED_AT;
    for (two, of) in graph.sides.iter().enumerate() {
        let within = |list: &[usize]| list.binary_search(&two).is_ok();
        if *of == side || within(&pocket.partners) || within(&pocket.locked_away) {
            continue;
        }
        for &one in &pocket.people {
            if left == 0 {
                break;
            }
            left -= 1;
            let Some(pair) = reasons.pair(one, two) else {
                continue;
            };
            for rule in pair.broken_rules {
                match counts.iter_mut().find(|(known, _)| *known == rule) {
                    _ if reasons.forgiven(rule) => {}
                    Some((_, count)) => *count += 1,
                    None => counts.push((rule, 1)),
                }
            }
        }
    }
    let count = |at: usize| counts.get(at).map(|(_, count)| *count);
    let places = order(counts.len(), &mut |one, two| count(two).cmp(&count(one)));
    let mut rules = Vec::new();
    for at in places {
        rules.extend(counts.get(at).map(|(rule, _)| *rule));
    }
    rules
}

/// People who compete, and for whom; all lists sorted.
pub(super) struct Pocket {
    pub people: Vec<usize>,
    pub unpaired: Vec<usize>,
    pub partners: Vec<usize>,
    pub locked_away: Vec<usize>,
}

impl Pocket {
    fn merge(&mut self, other: Self) {
        for (list, more) in self.lists().into_iter().zip(other.into_lists()) {
            list.extend(more);
        }
    }

    fn lists(&mut self) -> [&mut Vec<usize>; 4] {
        let Self {
            people,
            unpaired,
            partners,
            locked_away,
        } = self;
        [people, unpaired, partners, locked_away]
    }

    fn into_lists(self) -> [Vec<usize>; 4] {
        [self.people, self.unpaired, self.partners, self.locked_away]
    }
}

/// Sorts the people, each once.
fn in_order(list: &mut Vec<usize>) {
    let at = |place: usize| list.get(place).copied();
    let places = order(list.len(), &mut |one, two| at(one).cmp(&at(two)));
    let mut sorted: Vec<usize> = places.into_iter().filter_map(at).collect();
    sorted.dedup();
    *list = sorted;
}

/// Which group each person was found in. A group that was joined to another stands as the number of that one.
struct Searches {
    of: Vec<Option<usize>>,
    groups: Vec<Result<Pocket, usize>>,
}

impl Searches {
    /// The number of the group that this one has become part of.
    fn root(&self, mut number: usize) -> usize {
        while let Some(Err(joined)) = self.groups.get(number) {
            number = *joined;
        }
        number
    }

    fn group_of(&mut self, person: usize) -> Option<&mut Pocket> {
        let root = self.root((*self.of.get(person)?)?);
        self.groups.get_mut(root)?.as_mut().ok()
    }

    /// Counts a person to the search with this number. False when they were found before; another group that they are in is
    /// noted as met.
    fn reach(&mut self, person: usize, number: usize, met: &mut BTreeSet<usize>) -> bool {
        match self.of.get_mut(person) {
            None => false,
            Some(of @ None) => {
                *of = Some(number);
                true
            }
            Some(Some(of)) => {
                if *of != number {
                    met.insert(*of);
                }
                false
            }
        }
    }

    /// Makes two groups one, in the place of the earlier: it is the larger as a rule.
    fn join(&mut self, number: usize, other: usize) {
        let (one, two) = (self.root(number), self.root(other));
        let (into, from) = (one.min(two), one.max(two));
        if into == from {
            return;
        }
        let from = (self.groups.get_mut(from)).map(|group| std::mem::replace(group, Err(into)));
        if let Some((Ok(pocket), Ok(group))) = from.zip(self.groups.get_mut(into)) {
            group.merge(pocket);
        }
    }
}

/// Who may meet whom, and who is paired with whom apart from locks.
struct Graph {
    cells: Cells,
    sides: Vec<Side>,
    /// Each person's row or column.
    at: Vec<usize>,
    /// Places that no lock takes.
    places: Vec<u8>,
    partners: Vec<Vec<usize>>,
}

impl Graph {
    fn new(cells: Cells, reasons: &Reasons<'_>, outcome: &Outcome) -> Self {
        let register = &reasons.register;
        let mut at = vec![0; register.sides.len()];
        for list in [&cells.rows, &cells.columns] {
            for (place, &person) in list.iter().enumerate() {
                at.iter_mut()
                    .skip(person)
                    .take(1)
                    .for_each(|at| *at = place);
            }
        }
        let mut partners = vec![Vec::new(); register.sides.len()];
        for pair in outcome.pairs.iter().filter(|pair| !pair.locked) {
            for (one, two) in [(pair.a, pair.b), (pair.b, pair.a)] {
                partners
                    .iter_mut()
                    .skip(one)
                    .take(1)
                    .for_each(|partners| partners.push(two));
            }
        }
        Self {
            cells,
            sides: register.sides.clone(),
            at,
            places: register.free_places.clone(),
            partners,
        }
    }

    /// Everybody whom the rules let the person meet, locks aside.
    fn may_meet(&self, person: usize) -> Vec<usize> {
        let Some((&at, side)) = self.at.get(person).zip(self.sides.get(person)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        match side {
            Side::A => {
                for column in bits::ones(self.cells.allowed.row(at)) {
                    found.extend(self.cells.columns.get(column));
                }
            }
            Side::B => {
                for (row, person) in self.cells.rows.iter().enumerate() {
                    if self.cells.allowed.has(row, at) {
                        found.push(*person);
                    }
                }
            }
        }
        found
    }

    fn places(&self, person: usize) -> usize {
        self.places.get(person).copied().unwrap_or(0).into()
    }

    fn partners(&self, person: usize) -> &[usize] {
        self.partners
            .get(person)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Who competes with each person who has no partner; groups that share anybody are one.
    ///
    /// A group holds all that can be reached from its people and partners. So a search that comes upon one of them need not go
    /// on there: the two groups are one. Each row is gone through once, and the cost is that of one search for all.
    fn pockets(&self, unpaired: impl Iterator<Item = usize>) -> Vec<Pocket> {
        let mut searches = Searches {
            of: vec![None; self.sides.len()],
            groups: Vec::new(),
        };
        for person in unpaired {
            match searches.group_of(person) {
                Some(group) => group.unpaired.push(person),
                None => self.search(person, &mut searches),
            }
        }
        let mut pockets: Vec<Pocket> = searches.groups.into_iter().filter_map(Result::ok).collect();
        for pocket in &mut pockets {
            for list in pocket.lists() {
                in_order(list);
            }
        }
        pockets
    }

    /// Searches from one person, who is in no group yet.
    fn search(&self, unpaired: usize, searches: &mut Searches) {
        let number = searches.groups.len();
        let mut pocket = Pocket {
            people: vec![unpaired],
            unpaired: vec![unpaired],
            partners: Vec::new(),
            locked_away: Vec::new(),
        };
        let mut locked = vec![false; self.sides.len()];
        let mut met = BTreeSet::new();
        searches.reach(unpaired, number, &mut met);
        let mut next = 0;
        while let Some(&person) = pocket.people.get(next) {
            next += 1;
            for partner in self.may_meet(person) {
                if self.places(partner) == 0 {
                    if (locked.get_mut(partner))
                        .is_some_and(|known| !std::mem::replace(known, true))
                    {
                        pocket.locked_away.push(partner);
                    }
                    continue;
                }
                if !searches.reach(partner, number, &mut met) {
                    continue;
                }
                pocket.partners.push(partner);
                for &person in self.partners(partner) {
                    if searches.reach(person, number, &mut met) {
                        pocket.people.push(person);
                    }
                }
            }
        }
        searches.groups.push(Ok(pocket));
        for other in met {
            searches.join(number, other);
        }
    }

    /// Everybody on the side who has a place to give, or would if somebody moved to one that is free.
    fn can_be_freed(&self, side: Side) -> Vec<usize> {
        let mut free = vec![false; self.sides.len()];
        let mut reach = |person: usize| {
            free.get_mut(person)
                .is_some_and(|known| !std::mem::replace(known, true))
        };
        let mut found = Vec::new();
        for (person, of) in self.sides.iter().enumerate() {
            let has_room = self.places(person) > self.partners(person).len();
            if *of == side && has_room && reach(person) {
                found.push(person);
            }
        }
        let mut next = 0;
        while let Some(&person) = found.get(next) {
            next += 1;
            for other in self.may_meet(person) {
                for &partner in self.partners(other) {
                    if reach(partner) {
                        found.push(partner);
                    }
                }
            }
        }
        in_order(&mut found);
        found
    }
}

#[cfg(test)]
mod tests;
