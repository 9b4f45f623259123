import { useEffect } from 'react';
import { places } from '../state/navigation-slice';
import { useAppState } from '../state/use-app-state';

/** Keys of the whole window: Alt+1 to Alt+6 open the places of a machine, Alt+0 the collected machines, F6 and Shift+F6 go round rail, content and details. */
export function useWindowKeys(): void {
  const goTo = useAppState((state) => state.goTo);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // By position of the key: with Alt held, a Mac's digits are other characters.
      const digit = /^Digit([0-6])$/.exec(event.code)?.[1];
      const chosen = digit === '0' ? 'machines' : places[Number(digit) - 1];
      const place = event.altKey && !event.ctrlKey && !event.metaKey ? chosen : undefined;
      if (place) {
        event.preventDefault();
        goTo(place);
      }
      if (event.key === 'F6') {
        event.preventDefault();
        focusNextPane(event.shiftKey ? -1 : 1);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [goTo]);
}

function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('.rail, #content, .details')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(Math.max(at, step === 1 ? at : 0) + step + panes.length) % panes.length];
  (next?.querySelector<HTMLElement>('.rail-place[aria-current]') ?? next)?.focus();
}
