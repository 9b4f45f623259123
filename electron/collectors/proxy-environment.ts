import { proxyVariable } from '../../core/inventory/decode/proxy-url';
import type { Assignment } from '../../core/inventory/decode/environment-file';
import type { ProxyPlane } from '../../core/inventory/sections/proxy';
import type { Machine } from '../machine/machine';

/** The proxy settings among assignments. One that is made again replaces the earlier; one that is emptied is none. */
export function proxySettingsOf(assignments: readonly Assignment[]): ProxyPlane['settings'] {
  const last = new Map(assignments.map(({ name, value }) => [name, value]));
  return [...last].flatMap(([name, value]) => (value.trim() === '' ? [] : (proxyVariable(name, value) ?? [])));
}

/** What the process that collects was started with. */
export function processEnvironmentPlane({ environment, origin }: Machine): ProxyPlane {
  return {
    id: 'process-environment',
    kind: 'process-environment',
    name: origin === 'live' ? 'Environment of this process' : 'Environment of the collector script',
    source: 'environment variables',
    settings: proxySettingsOf(
      Object.entries(environment)
        .map(([name, value]) => ({ name, value }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  };
}
