/**
 * Compares two version strings part by part as numbers; what is not a digit separates parts. A missing part counts as 0,
 * so "12" equals "12.0", and "3.10.0-1160" is above "3.10.0-957.10".
 *
 * @returns negative when `a` is below `b`, 0 when equal, positive when above
 */
export function compareVersions(a: string, b: string): number {
  const partsOf = (version: string) => (version.match(/\d+/g) ?? []).map(Number);
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
