import { useEffect, useRef } from 'react';
import { openDocument } from '../state/assessment-slice';
import { useAppState } from '../state/use-app-state';

/**
 * Keeps keyboard and screen reader where the window is: a new place is begun at its heading, at that of the details that
 * opened with it, or where one was or wanted to be in it (`data-begin`); so is what took the place of a control that had the focus and is gone. Focus that is elsewhere stays.
 */
export function useFocusOnChange(): void {
  const place = useAppState((state) => state.place);
  const phase = useAppState((state) => state.assessment.phase);
  const document = useAppState(openDocument);
  const last = useRef(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: phase and document take controls away
  useEffect(() => {
    const changed = last.current !== place;
    last.current = place;
    if (changed || (place !== 'start' && focusIsLost())) focusHeading();
  }, [place, phase, document]);
}

function focusIsLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function focusHeading(): void {
  const begin = ['.details-head h2', '#content [data-begin]', '#content h1']
    .map((place) => document.querySelector<HTMLElement>(place))
    .find((found) => found !== null);
  begin?.focus({ preventScroll: true });
}
