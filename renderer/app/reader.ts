import type { Reader } from '../../core/text/wording';

/** Whoever sits at this machine: times are shown in its time zone. */
export const reader: Reader = { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
