import { expect, test } from 'vitest';
import type { ProxyPlane } from '../../core/inventory/sections/proxy';
import { planeTable } from './plane-table';

const plane = (id: string, settings: ProxyPlane['settings']): ProxyPlane => ({
  id,
  kind: 'etc-environment',
  name: id,
  source: `/etc/${id}`,
  settings,
});
const https = { variable: 'https_proxy', purpose: 'https', value: 'http://proxy.example.net:8080', credentials: 'no' } as const;
const bypass = { variable: 'no_proxy', purpose: 'bypass', value: 'localhost', credentials: 'no' } as const;

test('what the planes say about one purpose stands in one row, in their columns', () => {
  const environment = plane('environment', [bypass, https, { ...https, variable: 'HTTPS_PROXY' }]);
  const apt = plane('apt', [{ ...https, credentials: 'yes' }]);
  const mdatp = plane('mdatp', []);
  const table = planeTable([environment, mdatp, apt]);
  expect(table.columns).toEqual([environment, apt]);
  expect(table.unset).toEqual([mdatp]);
  expect(table.masked).toBe(true);
  expect(table.rows.map(({ purpose, cells }) => [purpose, cells.map((settings) => settings.map(({ variable }) => variable))])).toEqual([
    ['https', [['https_proxy', 'HTTPS_PROXY'], ['https_proxy']]],
    ['bypass', [['no_proxy'], []]],
  ]);
});

test('without a setting there are no columns and no rows', () => {
  expect(planeTable([plane('mdatp', [])])).toMatchObject({ columns: [], rows: [], masked: false, unset: [{ id: 'mdatp' }] });
});
