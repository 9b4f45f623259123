/** Where the window's state takes time from. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  nowMs(): number;
  /** The day on this machine's calendar, ISO: "2026-11-24". */
  today(): string;
}

/** An instant's day in local time, ISO. Not `toISOString`: near midnight that is another day. */
export function localDay(instant: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

export const systemClock: Clock = { nowMs: () => Date.now(), today: () => localDay(new Date()) };
