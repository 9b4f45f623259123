import type { VerdictWord } from '../../core/evaluate/verdict';

/** What the process ends with, for scripts. Verdicts are 0 to 3; the others are those of sysexits.h and of a shell. */
export const exitCodes = {
  ready: 0,
  readyWithWarnings: 1,
  blocked: 2,
  incomplete: 3,
  /** A command other than `assess` did what it was told; `compare` found nothing worse. */
  done: 0,
  /** `compare` found the later document worse. */
  regression: 1,
  usage: 64,
  badFile: 65,
  internal: 70,
  notWritten: 73,
  /** Whoever read the output closed it. */
  outputClosed: 74,
  interrupted: 130,
} as const satisfies Record<VerdictWord | string, number>;
