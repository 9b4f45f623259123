import type { Bridge } from '../electron/preload/contract';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly readiness: Bridge;
  }
}
