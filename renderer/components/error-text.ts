import type { AppErrorData } from '../../core/document/app-error';

/** A failure as plain text, to be copied into a ticket: a line for each thing it says. */
export function errorText({ code, what, where, mend, data, details }: AppErrorData): string {
  const lines = [what, where && `Where: ${where}`, `To mend it: ${mend}`, data, `Code: ${code}`, details && `\n${details}`];
  return lines.filter((line) => line !== null && line !== '').join('\n');
}
