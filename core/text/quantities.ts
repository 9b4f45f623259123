/**
 * "2.0 GiB": three significant digits at most, binary units.
 *
 * @param moreDigits behind the point, for values that would look alike
 */
export function formatBytes(bytes: number, moreDigits = 0): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let value = bytes;
  let unit = 0;
  const digits = () => (unit === 0 ? 0 : (value >= 100 ? 0 : 1) + moreDigits);
  // What rounds up to 1024 of a unit is 1 of the next.
  while (Number(value.toFixed(digits())) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(digits())} ${units[unit]}`;
}

/** Sizes that stand in one sentence: what differs looks different, with more digits or, where they do not help, in bytes. */
export function formatBytesTogether(sizes: readonly number[]): ReadonlyMap<number, string> {
  const different = [...new Set(sizes)];
  for (const moreDigits of [0, 1, 2]) {
    const texts = different.map((bytes) => formatBytes(bytes, moreDigits));
    if (new Set(texts).size === different.length) return new Map(different.map((bytes, index) => [bytes, texts[index] ?? '']));
  }
  return new Map(different.map((bytes) => [bytes, `${bytes} B`]));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** An ISO day or month for people: "2026-07-11" becomes "11 Jul 2026", "2027-04" "Apr 2027". Anything else stays as it is. */
export function formatDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day);
  const month = parts && months[Number(parts[2]) - 1];
  if (!parts || !month) return day;
  return parts[3] === undefined ? `${month} ${parts[1]}` : `${Number(parts[3])} ${month} ${parts[1]}`;
}

/**
 * An ISO instant for people: "24 Nov 2026, 07:12". Spelled out by hand, since the words of Intl change between versions of
 * ICU and a report must come out the same for ever.
 *
 * @param timeZone IANA name; with "UTC" the text says so
 */
export function formatInstant(instant: string, timeZone: string): string {
  const parts = clockOf(timeZone).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const text = `${Number(part('day'))} ${months[Number(part('month')) - 1]} ${part('year')}, ${part('hour')}:${part('minute')}`;
  return timeZone === 'UTC' ? `${text} UTC` : text;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one costs a thousand times its use and a report shows hundreds of instants. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** "0.4 s", "12 s", "1 min 31 s". */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
