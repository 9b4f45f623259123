/** The candidates that a misspelt word may have meant, nearest first: those that hold its letters in order, and those a few letters away. */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  const sought = word.toLowerCase();
  const ranked = candidates.map((candidate) => ({ candidate, away: holds(candidate, sought) ? 1 : distance(sought, candidate) }));
  const within = (candidate: string) => Math.max(2, Math.floor(Math.max(sought.length, candidate.length) * 0.4));
  return ranked
    .filter(({ candidate, away }) => sought !== '' && away <= within(candidate))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

const holds = (candidate: string, letters: string): boolean => {
  let next = 0;
  for (const letter of candidate) if (letter === letters[next]) next += 1;
  return letters.length > 2 && next === letters.length;
};

/** How many letters have to be put in, taken out or replaced to make the one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same));
    }
  }
  return row[b.length] ?? 0;
}
