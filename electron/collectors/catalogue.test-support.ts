import type { SignalKind } from '../../core/inventory/sections/security-products';
import type { WatchList } from '../../core/catalogue/watched';
import type { CollectorContext } from './collector';

const nothingOfWindows: WatchList['windows'] = {
  services: [],
  features: [],
  capabilities: [],
  updates: [],
  files: [],
  policies: [],
  roots: [],
};

/** A list with one product that shows the given signs on Linux, and nothing else. */
export function catalogueWith(signals: readonly (readonly [kind: SignalKind, name: string])[]): WatchList {
  const linux = signals.map(([kind, name]) => ({ kind, name }));
  return { version: '2026.1.1', products: [{ signals: { windows: [], macos: [], linux } }], windows: nothingOfWindows };
}

/** What `Collector.read` is given besides the machine. */
export const contextWith = (catalogue: WatchList = catalogueWith([])): CollectorContext => ({
  catalogue,
  signal: new AbortController().signal,
});
