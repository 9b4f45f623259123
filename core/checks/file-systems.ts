import type { Catalogue } from '../catalogue/schema';
import type { Storage } from '../inventory/sections/storage';
import { defineCheck } from './check';
import { mountsMayBeMissing } from './volumes';

export const fileSystems = defineCheck({
  id: 'file-systems',
  step: 3,
  title: 'File systems',
  whyItMatters: 'Files on a file system that real-time protection does not watch are scanned only when somebody asks for it.',
  owner: 'server-team',
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['storage'],
  references: ['LINUXPRE'],
  evidence: { unwatched: 'Not watched', unlisted: "Not in Microsoft's list", onCondition: 'Watched on a condition', watched: 'Watched' },
  messages: {
    watched: 'Real-time protection watches every file system that holds data here.',
    watchedBasis: 'Their types: {types}.',
    unwatched: 'Real-time protection does not watch {mounts}.',
    unlisted: "Microsoft's list of what real-time protection watches has no {types}, the type of {mounts}.",
    onCondition: 'Whether real-time protection watches {mounts} depends on the server.',
    plan: 'Plan other protection for {mounts}.',
    planUnlisted: 'Plan other protection for {mounts}, unless Microsoft says that it is watched.',
    ask: 'Ask the owner of the server behind {mounts} how it is exported.',
    stepServer: 'Where another machine serves it, protect the files there.',
    stepScan: 'Else plan scans on demand for {mounts}, which {scanned, select, yes {read this type} other {may not read this type}}.',
    stepCondition: '{fileSystem} is watched when it is {condition}.',
    stepAccept: 'Record what is not watched, and that it is known.',
  },
  headlines: { warn: ['unwatched', 'unlisted', 'onCondition'], pass: ['watched'] },
  orders: ['plan', 'planUnlisted', 'ask'],

  evaluate({ storage }, { catalogue, say, see, gaps, unread }) {
    const facts = catalogue.common.linux.fileSystems;
    const judged = storage.mounts.map((mount, index) => ({ mount, index, how: howWatched(mount, facts) }));
    const of = (how: (typeof judged)[number]['how']) => judged.filter((each) => each.how === how);
    const lines = (name: 'unwatched' | 'unlisted' | 'onCondition' | 'watched', which: typeof judged) =>
      which.map(({ mount, index }) => see(name, `${mount.mount} (${mount.fileSystem})`, `storage.mounts.${index}`));
    const [unwatched, unlisted, onCondition, watched] = [of('on-demand'), of('not-listed'), of('on-condition'), of('yes')];
    const evidence = [...lines('unwatched', unwatched), ...lines('unlisted', unlisted), ...lines('onCondition', onCondition)];
    const conditions = facts.realTimeIf
      .filter(({ name }) => onCondition.some(({ mount }) => mount.fileSystem === name))
      .map(({ name, condition }) => say('stepCondition', { fileSystem: name, condition }));
    const scan = (which: typeof judged, scanned: 'yes' | 'no') =>
      which.length === 0 ? [] : [say('stepScan', { mounts: placesOf(which), scanned })];
    const lost = [...unwatched, ...unlisted];
    if (lost.length > 0) {
      const mounts = placesOf(lost);
      const steps = [say('stepServer'), ...scan(unwatched, 'yes'), ...scan(unlisted, 'no'), ...conditions, say('stepAccept')];
      const known = unwatched.length > 0;
      const headline = known ? say('unwatched', { mounts: placesOf(unwatched) }) : say('unlisted', { mounts, types: typesOf(unlisted) });
      return { outcome: 'warn', headline, remedy: { summary: say(known ? 'plan' : 'planUnlisted', { mounts }), steps }, evidence };
    }
    if (onCondition.length > 0) {
      const mounts = placesOf(onCondition);
      const steps = [...conditions, say('stepServer'), say('stepAccept')];
      return { outcome: 'warn', headline: say('onCondition', { mounts }), remedy: { summary: say('ask', { mounts }), steps }, evidence };
    }
    if (watched.length === 0 || mountsMayBeMissing(gaps)) return unread('storage', 'mounts');
    const basis = say('watchedBasis', { types: typesOf(watched) });
    return { outcome: 'pass', headline: say('watched'), basis, evidence: lines('watched', watched) };
  },
});

type Mount = Storage['mounts'][number];

type Mounts = readonly { readonly mount: Mount }[];

const placesOf = (which: Mounts): string[] => [...new Set(which.map(({ mount }) => mount.mount))];
const typesOf = (which: Mounts): string[] => [...new Set(which.map(({ mount }) => mount.fileSystem))].sort();

/** FUSE names the program after its own type: "fuse.sshfs". */
const typeOf = ({ fileSystem }: Mount): string => fileSystem.replace(/^fuse\./, '');

/** `on-demand`: listed for scans on demand alone; `not-listed`: all that is known is that no list names it, as NTFS and exFAT of the kernel. */
function howWatched(
  mount: Mount,
  { realTime, realTimeIf, customScanAlso, withoutData }: Catalogue['common']['linux']['fileSystems'],
): 'yes' | 'on-condition' | 'on-demand' | 'not-listed' | 'without-data' {
  const { fileSystem } = mount;
  if (withoutData.includes(fileSystem)) return 'without-data';
  if (realTime.includes(fileSystem)) return 'yes';
  if (realTimeIf.some(({ name }) => name === fileSystem)) return 'on-condition';
  if (customScanAlso.includes(typeOf(mount))) return 'on-demand';
  return fileSystem.startsWith('fuse.') && realTime.includes('fuse') ? 'yes' : 'not-listed';
}
