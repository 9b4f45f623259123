import type { SectionData } from '../inventory/schema';
import { defineCheck } from './check';
import { innermostMount, linuxFolder, mountsMayBeMissing } from './volumes';

export const optFolder = defineCheck({
  id: 'opt-folder',
  step: 3,
  title: 'Folder of the program',
  whyItMatters: 'Defender runs from below /opt: not where that is a symbolic link, nor where the file system refuses to run programs.',
  owner: 'server-team',
  essential: true,
  causedBy: ['system-image'],
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['storage', 'linuxSystem'],
  references: ['LINUXPRE', 'LINUXINST'],
  evidence: { mount: 'Volume', options: 'Mount options', link: 'Link' },
  messages: {
    runs: 'Programs may run on {mount}, where Defender installs itself.',
    boundBasis: '{path} is a symbolic link, and a mount of its own keeps /opt/microsoft out of it.',
    noexec: '{mount} is mounted noexec, so that Defender cannot run from /opt.',
    remount: 'Mount {mount} without noexec.',
    stepMount: 'Take noexec out of the options of {mount} in /etc/fstab or its mount unit, and mount it again.',
    stepElse: 'Where it has to stay, mount another file system at /opt/microsoft.',
    linked: '{path} is a symbolic link to {target}, from which Defender does not start.',
    bind: 'Put a folder of its own at /opt/microsoft.',
    stepBind: 'Mount a folder at /opt/microsoft by mount --bind, and enter it in /etc/fstab.',
    stepFolder: 'Or replace the link at {path} by a folder.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['noexec', 'linked'], pass: ['runs'] },
  orders: ['remount', 'bind'],

  evaluate({ storage, linuxSystem }, { say, see, gaps, unread }) {
    const { links } = linuxSystem;
    const { linked, bound, folder } = placeOf(links ?? [], storage.mounts);
    const seenLinks = (links ?? []).map(({ path, target }) => see('link', `${path} -> ${target}`, 'linuxSystem.links'));
    // A mount at /opt/microsoft makes up for a link at /opt, and could be the one that is missing.
    if (linked?.path === '/opt' && mountsMayBeMissing(gaps)) return unread('storage', 'mounts');
    if (linked) {
      const { path, target } = linked;
      const steps = [say('stepBind'), say('stepFolder', { path }), say('again')];
      const headline = say('linked', { path, target });
      // The pages say so of /opt; that a link one folder further in is the same follows from it only.
      return { outcome: 'fail', headline, remedy: { summary: say('bind'), steps }, evidence: seenLinks, unconfirmed: path !== '/opt' };
    }
    const volume = innermostMount(storage.mounts, folder);
    if (volume === null || mountsMayBeMissing(gaps)) return unread('storage', 'mounts');
    const { mount, options } = volume;
    const fact = `storage.mounts.${storage.mounts.indexOf(volume)}`;
    const evidence = [see('mount', mount, fact), see('options', options, fact), ...seenLinks];
    if (options.includes('noexec')) {
      const remedy = { summary: say('remount', { mount }), steps: [say('stepMount', { mount }), say('stepElse'), say('again')] };
      return { outcome: 'fail', headline: say('noexec', { mount }), remedy, causes: [], evidence };
    }
    if (links === null || gaps('linuxSystem', 'links').length > 0) return unread('linuxSystem', 'links');
    if (!bound) return { outcome: 'pass', headline: say('runs', { mount }), evidence };
    return { outcome: 'pass', headline: say('runs', { mount }), basis: say('boundBasis', { path: bound.path }), evidence };
  },
});

type Links = NonNullable<SectionData<'linuxSystem'>['links']>;
type Link = Links[number];

/**
 * Where the program comes to lie. A link at /opt does no harm where a mount of its own stands for /opt/microsoft (`bound`); the system
 * lists that mount under what the link leads to. `linked`: a link that nothing makes up for.
 */
function placeOf(links: Links, mounts: SectionData<'storage'>['mounts']): { linked: Link | null; bound: Link | null; folder: string } {
  const opt = links.find(({ path }) => path === '/opt') ?? null;
  const real = opt === null ? '/opt' : `/${opt.target.replace(/^\/+|\/+$/g, '')}`;
  const inner = links.find(({ path }) => path === '/opt/microsoft') ?? null;
  const folder = linuxFolder.replace('/opt', real);
  if (inner !== null) return { linked: inner, bound: null, folder };
  const isBound = mounts.some(({ mount }) => mount === `${real}/microsoft` || mount === '/opt/microsoft');
  return { linked: isBound ? null : opt, bound: isBound ? opt : null, folder };
}
