import { expect, test } from 'vitest';
import { watchListOf } from '../../../core/catalogue/watched';
import { sampleCatalogue } from '../../../core/document/sample.test-support';
import type { RegistrySource, Source, WmiSource } from '../../machine/machine';
import { sourceKey } from '../../machine/source-key';
import { windowsCollectors } from './all';

const watch = watchListOf(sampleCatalogue());
const sources = windowsCollectors.flatMap((collector): readonly Source[] => [
  ...Object.values(collector.sources),
  ...(collector.named?.(watch) ?? []),
]);
const registry = sources.filter((source): source is RegistrySource => source.kind === 'registry');
const rows = sources.filter((source): source is WmiSource => source.kind === 'wmi');

test('no key is read whole, so that nothing is carried along that nobody asked for', () => {
  expect(registry.filter(({ values }) => values === null)).toEqual([]);
});

test('ids, and data of packages, are asked for by their presence alone', () => {
  const secret =
    /^(?:OnboardingInfo|OnboardedInfo|OrgId|senseGuid|HostGUID|ComputerID|696C1FA1-.*|PendingFileRenameOperations2?|LastServerIP|DigitalProductId.*)$/i;
  const carried = registry.filter(({ values, presenceOnly }) => !presenceOnly && values?.some((name) => secret.test(name)));
  expect(carried.map(sourceKey)).toEqual([]);
});

test('sources of one key ask for the same keys behind a star', () => {
  for (const source of registry) {
    const same = registry.filter((other) => sourceKey(other) === sourceKey(source));
    expect(new Set(same.map(({ only }) => JSON.stringify(only))).size, source.key).toBe(1);
  }
});

test('rows of one id are one source', () => {
  const shape = ({ purpose: _, ...rest }: WmiSource) => JSON.stringify(rest);
  for (const { id } of rows) expect(new Set(rows.filter((other) => other.id === id).map(shape)).size, id).toBe(1);
});

test('no key is spelled with WOW6432Node or a long root', () => {
  expect(registry.filter(({ key }) => /WOW6432Node|^HKEY_/i.test(key))).toEqual([]);
});
