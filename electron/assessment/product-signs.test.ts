import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../core/catalogue/canonical';
import { sampleCatalogue } from '../../core/document/sample.test-support';

const { products } = sampleCatalogue();

/** Of what a collector looks for of a product: kinds and names. The rest of a sign may change without anything being missed. */
function digestOf({ signals }: (typeof products)[number]): string {
  const names = Object.entries(signals).map(([family, signs]) => [family, signs.map(({ kind, name }) => `${kind} ${name}`).toSorted()]);
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(names)))
    .digest('hex')
    .slice(0, 16);
}

/**
 * `signsSince` of each product with the digest of its signs. A machine that was read with an earlier catalogue is not known to be free of
 * the product: who changes the signs sets `signsSince` to the version of the catalogue that brings them, and then writes both down here.
 */
const recorded: Readonly<Record<string, string>> = {
  'sep-win-14': '2026.11.24 a89e008a5f341659',
  'sep-win-12': '2026.11.24 c05156afc4df5b75',
  sepm: '2026.11.24 42c0eab1d92eafdd',
  'sep-cloud-win': '2026.11.24 1ccf839411e392ab',
  'sep-sbe': '2026.11.24 e2199ccdcdf90cbf',
  'ses-win': '2026.11.24 e2199ccdcdf90cbf',
  'dcs-win': '2026.11.24 5ff2ad5a337b4a91',
  see: '2026.11.24 5d81b1a1ce14d04f',
  dlp: '2026.11.24 ca4b7dfa9b615cdf',
  altiris: '2026.11.24 db4f2287247c0bec',
  norton: '2026.11.24 e5f2c7ffb71be7c9',
  'sep-linux-legacy': '2026.11.24 1c210a37c22bf089',
  'sep-linux-agent': '2026.11.24 b4d4c894dcbbd6c2',
  'sep-mac': '2026.11.24 74174fc045c6b4a1',
  trellix: '2026.11.24 a04f2f95ec42c78d',
  trend: '2026.11.24 27af1045f0d4e69d',
  sophos: '2026.11.24 5c7fd57426ea4c3f',
  crowdstrike: '2026.11.24 063b7bb001278cc7',
  sentinelone: '2026.11.24 786c91628919b388',
  carbonblack: '2026.11.24 84d6c13f5e0b4525',
  eset: '2026.11.24 f85a200370edc727',
  kaspersky: '2026.11.24 529eb08579d98f58',
  bitdefender: '2026.11.24 38e7f9f008a3b61d',
  cortex: '2026.11.24 d3354a9781675540',
  cylance: '2026.11.24 fea4acd5312183de',
  cisco: '2026.11.24 12a6ca08dc2d6a91',
  malwarebytes: '2026.11.24 a3067a7a58857389',
  fortinet: '2026.11.24 6d1874e3eb653738',
  checkpoint: '2026.11.24 52bb1c5c8ee5bed1',
  withsecure: '2026.11.24 4730c29804b788d7',
  webroot: '2026.11.24 0f0b3503b7fc0f15',
  'avast-avg': '2026.11.24 d0c4313c060d9387',
  elastic: '2026.11.24 6bf26396909c55ac',
  scep: '2026.11.24 064893c468ad0682',
  clamav: '2026.11.24 27f0c9da709f8291',
  fapolicyd: '2026.11.24 331e44634de41efd',
  'microsoft-defender': '2026.11.24 493ae2381d726bcf',
};

test('who changes the signs of a product says since when', () => {
  const now = products.map((product) => [product.id, `${product.signsSince} ${digestOf(product)}`]);
  expect(Object.fromEntries(now)).toEqual(recorded);
});
