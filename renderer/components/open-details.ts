import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * Opens the details of a row. Pressed by keyboard or by a screen reader, focus goes on to their heading; a pointer leaves it
 * on the row.
 */
export function openDetails(event: MouseEvent, open: () => void): void {
  flushSync(open);
  const byPointer = event.detail > 0;
  if (!byPointer) document.querySelector<HTMLElement>('.details-head h2')?.focus();
}
