import type { Catalogue, Platform } from '../catalogue/schema';
import type { Inputs } from '../checks/check';
import { endsOf } from '../checks/end-of-support';
import { evaluate } from '../evaluate/evaluate';
import type { GuideRowOfMachine, ReadinessDocument } from './schema';

/** What only the caller knows of an assessment. */
export interface Occasion {
  readonly id: string;
  readonly tool: ReadinessDocument['tool'];
  readonly site: string | null;
  readonly assessor: string | null;
  readonly basedOn: ReadinessDocument['basedOn'];
  readonly now: Date;
}

/** Evaluates the inputs and puts inputs and conclusions together. Pure: equal arguments give an equal document. */
export function composeDocument(inputs: Inputs, catalogue: Catalogue, occasion: Occasion): ReadinessDocument {
  const { platform: match, findings, verdict } = evaluate(inputs, catalogue, occasion.now);
  const record = match?.record ?? null;
  const { operatingSystem, host } = inputs.inventory.sections;
  const ends = record && operatingSystem.status === 'read' ? endsOf(record, operatingSystem.data) : null;
  const referred = new Set(findings.flatMap(({ references }) => references));
  const linked = new Set(findings.flatMap(({ links }) => links));
  return {
    kind: 'mdeready',
    schemaVersion: 1,
    id: occasion.id,
    tool: occasion.tool,
    catalogue: { version: catalogue.version, digest: catalogue.digest, asOf: catalogue.asOf },
    assessedAt: occasion.now.toISOString(),
    basedOn: occasion.basedOn,
    machine: {
      id: host.status === 'read' ? host.data.machineIdHash : null,
      name: host.status === 'read' ? host.data.name : null,
      system: operatingSystem.status === 'read' ? operatingSystem.data.name : null,
    },
    site: occasion.site,
    assessor: occasion.assessor,
    inventory: inputs.inventory,
    connectivity: inputs.connectivity,
    statements: [...inputs.statements],
    platform: record && {
      id: record.id,
      displayName: record.displayName,
      verified: record.verified,
      minorUnknown: match?.minorUnknown ?? false,
      capabilities: {
        edr: statusOf(record.capabilities.edr),
        av: statusOf(record.capabilities.av),
      },
      lifecycle: { end: ends?.end ?? null, extended: ends?.extended ?? null },
      status: { march2021: record.statusMarch2021, today: record.statusToday },
      onboarding: {
        march2021: record.onboarding.march2021.map((way) => wayName(catalogue, way)),
        today: record.onboarding.today.map((way) => wayName(catalogue, way)),
      },
      resourcesToday: record.resourcesToday.map((key) => {
        const { name, urlToday, verifiedToday } = resourceOf(catalogue, key);
        return { name, url: urlToday, verified: verifiedToday };
      }),
      notes: record.notes,
    },
    guide: { title: catalogue.guide.title, date: catalogue.guide.date, rows: guideRowsOf(catalogue, record) },
    findings: [...findings],
    verdict,
    sources: Object.fromEntries(Object.entries(catalogue.sources).filter(([key]) => referred.has(key))),
    links: Object.fromEntries(
      catalogue.links
        .filter(({ id }) => linked.has(id))
        .map(({ id, nameThen, urlThen, nameToday, urlToday, verified }) => [id, { nameThen, urlThen, nameToday, urlToday, verified }]),
    ),
  };
}

const statusOf = ({ march2021, today, note }: Platform['capabilities']['edr']) => ({ march2021, today, note });

const wayName = (catalogue: Catalogue, way: string): string => catalogue.common.onboarding[way]?.name ?? way;

function resourceOf(catalogue: Catalogue, key: string): GuideRowOfMachine['resource'] {
  const page = catalogue.guide.resources[key];
  if (!page) throw new Error(`catalogue: resource ${key} is named but missing`);
  return page;
}

/** The guide's table with this machine's rows marked. A system the guide did not know has none. */
export function guideRowsOf(catalogue: Catalogue, record: Platform | null): GuideRowOfMachine[] {
  return catalogue.guide.rows.map(({ row, capability, capabilityName, operatingSystems, resource, resourceName }) => {
    const page = resourceOf(catalogue, resource);
    const applies = record?.guideRows.includes(row) ? 'named' : record?.guideRowsByWording.includes(row) ? 'byWording' : 'no';
    return { row, capability, capabilityName, operatingSystems, resource: { ...page, name: resourceName ?? page.name }, applies };
  });
}
