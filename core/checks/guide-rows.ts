import { defineCheck } from './check';
import { missingIdentity, recordSource, systemName } from './system';

export const guideRows = defineCheck({
  id: 'guide-rows',
  step: 3,
  title: "Rows of the guide's table",
  whyItMatters: "The row names the page by which this machine's proxy and internet settings are made.",
  owner: 'technician',
  restsOnPlatform: true,
  requires: ['operatingSystem'],
  references: ['GUIDE', 'SWITCH1'],
  links: ['machine-proxy', 'downlevel-proxy', 'macos-network', 'antivirus-network', 'linux-network'],
  evidence: {
    rows: 'Rows that name the system',
    rowsByWording: 'Rows that include it by their wording',
    page: 'Page, then',
    pageToday: 'Page, today',
  },
  messages: {
    named: "{count, plural, one {Row {rows} of the guide's table names} other {Rows {rows} of the guide's table name}} {system}.",
    byWording: "{system} is in {count, plural, one {row} other {rows}} {rows} of the guide's table by wording.",
    basis: 'Settings are made by: {pages}.',
    notListed: "{system} is not in the guide's table of March 2021.",
    notListedBasis: "Today's settings are made by: {pages}.",
    noPageBasis: 'No page of today is on record for it.',
  },
  headlines: { notApplicable: ['notListed'], pass: ['named', 'byWording'] },
  orders: [],

  evaluate({ operatingSystem }, { platform, catalogue, say, see, gaps, unread }) {
    const missing = missingIdentity(operatingSystem, { gaps });
    if (missing !== null) return unread('operatingSystem', missing);
    const system = systemName(platform, operatingSystem);
    const { rows: table, resources } = catalogue.guide;
    const named = platform?.guideRows ?? [];
    const byWording = platform?.guideRowsByWording ?? [];
    const own = table.filter(({ row }) => named.includes(row) || byWording.includes(row));
    const guideSource = 'catalogue: GUIDE';
    const today = (platform?.resourcesToday ?? []).flatMap((key) => resources[key] ?? []);
    const todaySource = platform === null ? guideSource : recordSource(platform);
    const pagesToday = today.map(({ urlToday, verifiedToday }) =>
      see('pageToday', verifiedToday ? urlToday : `${urlToday} (unconfirmed)`, todaySource),
    );
    if (own.length === 0) {
      const basis = today.length === 0 ? say('noPageBasis') : say('notListedBasis', { pages: today.map(({ name }) => name) });
      return { outcome: 'notApplicable', headline: say('notListed', { system }), basis, evidence: pagesToday };
    }
    const pages = [...new Set(own.map(({ resource }) => resource))].flatMap((key) => resources[key] ?? []);
    const shown = { count: own.length, rows: own.map(({ row }) => String(row)), system };
    return {
      outcome: 'pass',
      headline: say(named.length > 0 ? 'named' : 'byWording', shown),
      basis: say('basis', { pages: pages.map(({ name }) => name) }),
      evidence: [
        see('rows', named.map(String), guideSource),
        see('rowsByWording', byWording.map(String), guideSource),
        ...pages.map(({ url }) => see('page', url, guideSource)),
        ...pagesToday,
      ],
    };
  },
});
