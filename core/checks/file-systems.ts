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
  evidence: { unwatched: 'Not watched', onCondition: 'Watched on a condition', watched: 'Watched' },
  messages: {
    watched: 'Real-time protection watches every file system that holds data here.',
    watchedBasis: 'Their types: {types}.',
    unwatched: 'Real-time protection does not watch {mounts}.',
    onCondition: 'Whether real-time protection watches {mounts} depends on the server.',
    plan: 'Plan other protection for {mounts}.',
    ask: 'Ask the owner of the server behind {mounts} how it is exported.',
    stepServer: 'Where another machine serves it, protect the files there.',
    stepScan: 'Else plan scans on demand for {mounts}, which {scanned, select, yes {read this type} other {may not read this type}}.',
    stepCondition: '{fileSystem} is watched when it is {condition}.',
    stepAccept: 'Record what is not watched, and that it is known.',
  },

  evaluate({ storage }, { catalogue, say, see, gaps, unread }) {
    const facts = catalogue.common.linux.fileSystems;
    const judged = storage.mounts.map((mount, index) => ({ mount, index, how: howWatched(mount, facts) }));
    const of = (how: (typeof judged)[number]['how']) => judged.filter((each) => each.how === how);
    const lines = (name: 'unwatched' | 'onCondition' | 'watched', which: typeof judged) =>
      which.map(({ mount, index }) => see(name, `${mount.mount} (${mount.fileSystem})`, `storage.mounts.${index}`));
    const [unwatched, onCondition, watched] = [of('no'), of('on-condition'), of('yes')];
    const evidence = [...lines('unwatched', unwatched), ...lines('onCondition', onCondition)];
    const conditions = facts.realTimeIf
      .filter(({ name }) => onCondition.some(({ mount }) => mount.fileSystem === name))
      .map(({ name, condition }) => say('stepCondition', { fileSystem: name, condition }));
    if (unwatched.length > 0) {
      const mounts = placesOf(unwatched);
      const scanned = unwatched.every(({ mount }) => facts.customScanAlso.includes(typeOf(mount))) ? 'yes' : 'no';
      const steps = [say('stepServer'), say('stepScan', { mounts, scanned }), ...conditions, say('stepAccept')];
      return { outcome: 'warn', headline: say('unwatched', { mounts }), remedy: { summary: say('plan', { mounts }), steps }, evidence };
    }
    if (onCondition.length > 0) {
      const mounts = placesOf(onCondition);
      const steps = [...conditions, say('stepServer'), say('stepAccept')];
      return { outcome: 'warn', headline: say('onCondition', { mounts }), remedy: { summary: say('ask', { mounts }), steps }, evidence };
    }
    if (watched.length === 0 || mountsMayBeMissing(gaps)) return unread('storage', 'mounts');
    const types = [...new Set(watched.map(({ mount }) => mount.fileSystem))].sort();
    return { outcome: 'pass', headline: say('watched'), basis: say('watchedBasis', { types }), evidence: lines('watched', watched) };
  },
});

type Mount = Storage['mounts'][number];

const placesOf = (which: readonly { readonly mount: Mount }[]): string[] => [...new Set(which.map(({ mount }) => mount.mount))];

/** FUSE names the program after its own type: "fuse.sshfs". */
const typeOf = ({ fileSystem }: Mount): string => fileSystem.replace(/^fuse\./, '');

function howWatched(
  mount: Mount,
  { realTime, realTimeIf, customScanAlso, withoutData }: Catalogue['common']['linux']['fileSystems'],
): 'yes' | 'on-condition' | 'no' | 'without-data' {
  const { fileSystem } = mount;
  if (withoutData.includes(fileSystem)) return 'without-data';
  if (realTime.includes(fileSystem)) return 'yes';
  if (realTimeIf.some(({ name }) => name === fileSystem)) return 'on-condition';
  return fileSystem.startsWith('fuse.') && realTime.includes('fuse') && !customScanAlso.includes(typeOf(mount)) ? 'yes' : 'no';
}
