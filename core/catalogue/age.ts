const dayMs = 24 * 60 * 60 * 1000;

/** Whole days from a day (ISO, its first moment in UTC) to `now`; 0 when the day is still to come. */
export const ageInDays = (asOf: string, now: Date): number => Math.max(0, Math.floor((now.getTime() - Date.parse(asOf)) / dayMs));
