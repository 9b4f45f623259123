/**
 * How fast machines are judged, in one process on one core: evaluations of generated machines of every kind, and how the time grows
 * with the checks and with the catalogue. `run.ts` loads it bundled, as the product is.
 */
import fc from 'fast-check';
import type { Catalogue, Platform, Product } from '../core/catalogue/schema';
import { allChecks } from '../core/checks/all';
import type { Check } from '../core/checks/check';
import { sampleCatalogue, sampleNow } from '../core/document/sample.test-support';
import { evaluate } from '../core/evaluate/evaluate';
import { arbitraryInventory } from '../core/inventory/arbitrary.test-support';

const connectivity = { status: 'deferred', reason: 'offline-chosen' } as const;
const machines = fc.sample(arbitraryInventory, { seed: 1, numRuns: 1_000 });

/** Checks and catalogue of one way to judge. The names are the lines of the table. */
interface Way {
  readonly checks: readonly Check[];
  readonly catalogue: Catalogue;
}

function waysOf(): ReadonlyMap<string, Way> {
  const catalogue = sampleCatalogue();
  const again = allChecks.map((check) => ({ ...check, id: `${check.id}-again` }));
  return new Map([
    ['all checks', { checks: allChecks, catalogue }],
    ['half of the checks', { checks: allChecks.filter((_, index) => index % 2 === 0), catalogue }],
    ['twice the checks', { checks: [...allChecks, ...again], catalogue }],
    ['4 times the catalogue', { checks: allChecks, catalogue: grown(catalogue, 4) }],
    ['16 times the catalogue', { checks: allChecks, catalogue: grown(catalogue, 16) }],
  ]);
}

/** The catalogue with more systems and products, none of which is on the machines. */
function grown(catalogue: Catalogue, times: number): Catalogue {
  const copies = Array.from({ length: times - 1 }, (_, index) => index + 1);
  return {
    ...catalogue,
    platforms: [...catalogue.platforms, ...copies.flatMap((copy) => catalogue.platforms.map((record) => foreignSystem(record, copy)))],
    products: [...catalogue.products, ...copies.flatMap((copy) => catalogue.products.map((product) => foreignProduct(product, copy)))],
  };
}

function foreignSystem(record: Platform, copy: number): Platform {
  const id = `${record.id}-${copy}`;
  switch (record.match.kind) {
    case 'windows':
      return { ...record, id, match: { ...record.match, nt: `${copy}.99` } };
    case 'macos':
      return { ...record, id, match: { ...record.match, productVersionPrefix: `${copy}99.` } };
    case 'os-release':
      return { ...record, id, match: { ...record.match, id: record.match.id.map((name) => `${name}-${copy}`) } };
  }
}

function foreignProduct(product: Product, copy: number): Product {
  const renamed = (signals: Product['signals']['linux']) => signals.map((signal) => ({ ...signal, name: `${copy}-${signal.name}` }));
  const { windows, macos, linux } = product.signals;
  return { ...product, id: `${product.id}-${copy}`, signals: { windows: renamed(windows), macos: renamed(macos), linux: renamed(linux) } };
}

/**
 * Milliseconds of processor time that judging all machines takes in each way, in each round: what else runs beside it hardly shows.
 * The first rounds only warm up.
 */
export function measureEvaluations(rounds: number): {
  readonly machines: number;
  readonly checks: number;
  readonly ms: ReadonlyMap<string, readonly number[]>;
} {
  const ways = waysOf();
  const ms = new Map<string, number[]>([...ways.keys()].map((name) => [name, []]));
  const now = sampleNow();
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, { checks, catalogue }] of ways) {
      const began = process.cpuUsage();
      for (const inventory of machines) evaluate({ inventory, statements: [], connectivity }, catalogue, now, checks);
      const { user, system } = process.cpuUsage(began);
      if (round >= 0) ms.get(name)?.push((user + system) / 1_000);
    }
  }
  return { machines: machines.length, checks: allChecks.length, ms };
}
