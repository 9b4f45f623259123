import type { SecurityCenter } from '../../../core/inventory/sections/security-center';
import { Unavailable, wmi, type WmiSource } from '../../machine/machine';
import type { Collector } from '../collector';
import { Ledger, settled } from '../ledger';
import { productOptions } from './operating-system';
import { readKey, textOf } from './registry-values';
import { limitWithWmiMs, booleanIn, numberIn, textIn } from './wmi-rows';

type Kind = SecurityCenter['products'][number]['kind'];

const productsOf = (id: Kind, className: string): WmiSource =>
  wmi(
    id,
    className,
    ['displayName', 'productState', 'pathToSignedReportingExe?'],
    'Products that report to the Security Center of Windows',
    {
      namespace: 'root\\SecurityCenter2',
    },
  );

const sources = {
  productOptions,
  antivirus: productsOf('antivirus', 'AntiVirusProduct'),
  antispyware: productsOf('antispyware', 'AntiSpywareProduct'),
  firewall: productsOf('firewall', 'FirewallProduct'),
} as const;

const classes: readonly (readonly [kind: Kind, source: WmiSource])[] = [
  ['antivirus', sources.antivirus],
  ['antispyware', sources.antispyware],
  ['firewall', sources.firewall],
];

export const securityCenter: Collector<'securityCenter'> = {
  section: 'securityCenter',
  family: 'windows',
  sources,
  limitMs: limitWithWmiMs,
  async read(machine) {
    const ledger = new Ledger();
    const type = textOf(await readKey(machine, productOptions), 'ProductType')?.toLowerCase();
    // Only client editions have one; on others the classes are missing, which would look like a fault.
    if (type === 'servernt' || type === 'lanmannt') {
      ledger.from('products', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions : ProductType');
      return ledger.reading<'securityCenter'>({ products: [] });
    }
    ledger.from('products', 'root\\SecurityCenter2');
    const answers = await Promise.all(classes.map(async ([kind, source]) => ({ kind, rows: await settled(machine.wmi(source)) })));
    const [antivirus] = answers;
    if (antivirus?.rows instanceof Unavailable) throw antivirus.rows;
    const products: SecurityCenter['products'] = [];
    for (const { kind, rows } of answers) {
      if (rows instanceof Unavailable) {
        ledger.missing(`products.${kind}`, rows);
        continue;
      }
      for (const row of rows) {
        const [name, state] = [textIn(row, 'displayName'), numberIn(row, 'productState')];
        if (name === null || state === null || state < 0) {
          ledger.missing(`products.${kind}`, new Unavailable('malformed', `A product among ${kind} states no name, or no state.`));
          continue;
        }
        const reportingProgramExists = booleanIn(row, 'pathToSignedReportingExe?');
        if (reportingProgramExists === null) {
          const why = new Unavailable('not-collected', `Whether the program that reports for ${name} is there was not told.`);
          ledger.missing(`products.${products.length}.reportingProgramExists`, why);
        }
        products.push({ kind, name, state, reportingProgramExists });
      }
    }
    return ledger.reading<'securityCenter'>({ products });
  },
};
