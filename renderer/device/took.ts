import { formatDuration } from '../../core/text/quantities';

/** How long reading took: "12 ms", "0.4 s". A section often takes less than the tenth of a second that a duration shows. */
export const took = (ms: number): string => (ms < 100 ? `${Math.round(ms)} ms` : formatDuration(ms));
