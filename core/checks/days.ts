const dayMs = 86_400_000;

/** Whole days from a day (ISO) to the day of `now`, both in UTC; negative when the day is still to come. */
export function daysBetween(day: string, now: Date): number {
  return Math.round((Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) - Date.parse(`${day}T00:00:00Z`)) / dayMs);
}
