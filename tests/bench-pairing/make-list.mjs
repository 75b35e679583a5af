// A volunteers file like a real one: a few specialties, many ties, and about half of all couples ruled out, most of them by
// half days that do not meet. The same numbers on every machine.

const halfDays = ["Mon", "Tue", "Wed", "Thu", "Fri"].flatMap((day) => [`${day} AM`, `${day} PM`]);

function numbers(seed) {
  let state = BigInt(seed);
  const below = (end) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(end));
  };
  return { below, chance: (percent) => below(100) < percent, skewed: (end) => Math.min(below(end), below(end)) };
}

/** The text of a list with `side` people on each side. */
export function makeList(side) {
  const { below, chance, skewed } = numbers(side + 1);
  const practices = Math.max(2, Math.floor(side / 4));
  const email = (letter, at) => `${letter}${at}@example.org`;
  const days = (draws) => [...new Set(Array.from({ length: draws }, () => halfDays[below(10)]))].join("; ");
  const rows = ["a", "b"].flatMap((letter) =>
    Array.from({ length: side }, (_, at) => {
      const other = letter === "a" ? "b" : "a";
      const choice = () => {
        const kind = below(10);
        if (kind < 5) return `Specialty ${skewed(20)}`;
        if (kind < 7) return `Dr Person ${other}${below(side)}`;
        return kind === 7 ? (other === "a" ? "GP" : "Consultant") : "";
      };
      return [
        `Person ${letter}${at}`,
        email(letter, at),
        letter === "a" ? "GP" : "Consultant",
        letter === "a" ? "general practice" : "hospital",
        letter === "a" ? `Practice ${below(practices)}` : "Hospital",
        `Specialty ${skewed(20)}`,
        chance(80) ? `Locality ${below(8)}` : "",
        chance(60) ? `Practice ${below(practices)}` : "",
        days(4),
        days(3),
        choice(),
        choice(),
        choice(),
        chance(10) ? email(other, below(side)) : "",
      ].join(",");
    }),
  );
  const headings =
    "name,email,profession,side,organisation,specialty,locality,registered_practice,host_days,visit_days," +
    "preference_1,preference_2,preference_3,exclusions";
  return `${[headings, ...rows].join("\r\n")}\r\n`;
}
