import { productsFound } from '../catalogue/products';
import type { Product } from '../catalogue/schema';
import { blocksInFanotify, productsToWatch } from './competing-product';
import { defineCheck } from './check';

/** The kernel cuts the name of a process to this many bytes. */
const processNameLength = 15;

export const fanotifyConflict = defineCheck({
  id: 'fanotify-conflict',
  step: 3,
  title: 'Use of fanotify',
  whyItMatters: 'Defender watches files through fanotify; beside another product that blocks there, the system can hang.',
  owner: 'server-team',
  essential: true,
  causedBy: ['competing-product'],
  families: ['linux'],
  onlyIfSupported: true,
  subject: 'products',
  requires: ['operatingSystem', 'linuxSystem'],
  references: ['LINUXPRE', 'MDEINST'],
  evidence: { option: 'Kernel option', users: 'Processes that hold marks', companions: 'Supported beside Defender' },
  messages: {
    free: 'No other program holds fanotify marks.',
    freeBasis: 'The kernel has fanotify with permission events.',
    companion: '{users} may use fanotify beside Defender here.',
    symantec: '{users} of Symantec {count, plural, one {holds} other {hold}} fanotify marks, which an active Defender cannot share.',
    stayPassive: 'Keep Defender at the passive enforcement level until Symantec is removed.',
    stepSetPassive: 'In phase 2, set the enforcement level of Defender to passive before it is installed.',
    stepSetActive: 'Raise it in phase 3, once Symantec is off this device.',
    held: '{count, plural, one {{users} holds} other {{users} hold}} fanotify marks, which Defender cannot share.',
    stop: 'Stop {users}, or take {count, plural, one {it} other {them}} off the device before Defender is installed.',
    stepFind: 'Find out which product {users} {count, plural, one {belongs} other {belong}} to.',
    stepStop: 'Plan its removal, or the passive enforcement level of Defender while both run.',
    both: '{count, plural, one {{users} holds} other {{users} hold}} fanotify marks, and the kernel lacks {options}.',
    noOption: 'The kernel lacks {options}, which Defender needs.',
    changeKernel: 'Run a kernel that is built with {options}.',
    stepKernel: 'Install a kernel of the distribution and restart the device.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['held', 'both', 'noOption'], warn: ['symantec'], pass: ['free', 'companion'] },
  orders: ['stop', 'changeKernel', 'stayPassive'],

  evaluate({ operatingSystem, linuxSystem }, { catalogue, say, see, gaps, unread, besides }) {
    const { fanotify, fanotifyOwn, fanotifyCompanions } = catalogue.common.linux;
    const { kernelOptions } = linuxSystem;
    const { users } = linuxSystem.fanotify;
    const id = operatingSystem.osRelease?.id ?? '';
    const companions = fanotifyCompanions.filter(({ systems }) => systems.includes(id)).map(({ process }) => process);
    const names = [...new Set((users ?? []).map(({ name }) => name))];
    const foreign = names.filter((name) => !companions.includes(name) && !fanotifyOwn.some((own) => name.startsWith(own)));
    const symantecNames = processesOf(catalogue.products.filter(({ role }) => role === 'symantec'));
    const ofSymantec = foreign.filter((name) => symantecNames.includes(name));
    const others = foreign.filter((name) => !ofSymantec.includes(name));
    // An option that is not listed was not looked for.
    const optionsRead = kernelOptions !== null && fanotify.options.every((option) => kernelOptions[option] !== undefined);
    const options = fanotify.options.filter((option) => kernelOptions?.[option] === 'n');
    const unconfirmed = !fanotify.verified;
    const evidence = [
      ...(kernelOptions === null
        ? []
        : fanotify.options.flatMap((option) =>
            kernelOptions[option] ? [see('option', `${option}=${kernelOptions[option]}`, 'linuxSystem.kernelOptions')] : [],
          )),
      ...(users === null
        ? []
        : [
            see(
              'users',
              users.map(({ pid, name }) => `${name} (${pid})`),
              'linuxSystem.fanotify.users',
            ),
          ]),
      ...(companions.length === 0 ? [] : [see('companions', companions, `catalogue: ${catalogue.common.linux.sources.join(', ')}`)]),
    ];
    if (others.length > 0) {
      const values = { users: others, count: others.length, options };
      const found = besides('securityProducts');
      const conflicting = found === null ? [] : productsFound(productsToWatch(catalogue, 'linux'), found, 'linux').filter(blocksInFanotify);
      const known = processesOf(conflicting.filter(({ presence }) => presence === 'present').map(({ product }) => product));
      const causes = options.length === 0 && others.every((name) => known.includes(name)) ? ['competing-product'] : [];
      const kernelSteps = options.length === 0 ? [] : [say('changeKernel', values), say('stepKernel')];
      const steps = [say('stepFind', values), say('stepStop'), ...kernelSteps, say('again')];
      const headline = say(options.length === 0 ? 'held' : 'both', values);
      return {
        outcome: 'fail',
        headline,
        remedy: { summary: say('stop', values), steps },
        causes,
        evidence,
        unconfirmed: options.length > 0 && unconfirmed,
      };
    }
    if (options.length > 0) {
      const remedy = { summary: say('changeKernel', { options }), steps: [say('stepKernel'), say('again')] };
      return { outcome: 'fail', headline: say('noOption', { options }), remedy, causes: [], evidence, unconfirmed };
    }
    if (!optionsRead) return unread('linuxSystem', 'kernelOptions');
    if (ofSymantec.length > 0) {
      const remedy = { summary: say('stayPassive'), steps: [say('stepSetPassive'), say('stepSetActive'), say('again')] };
      const headline = say('symantec', { users: ofSymantec, count: ofSymantec.length });
      return { outcome: 'warn', headline, remedy, causes: [], evidence };
    }
    if (users === null || gaps('linuxSystem', 'fanotify.users').length > 0) return unread('linuxSystem', 'fanotify.users');
    const allowed = names.filter((name) => companions.includes(name));
    const headline = allowed.length > 0 ? say('companion', { users: allowed }) : say('free');
    return { outcome: 'pass', headline, basis: say('freeBasis'), evidence, unconfirmed };
  },
});

/** Names of the processes and services of products, as the kernel shows them. */
const processesOf = (products: readonly Product[]): readonly string[] =>
  products
    .flatMap(({ signals }) => signals.linux)
    .filter(({ kind }) => kind === 'process' || kind === 'service')
    .map(({ name }) => name.slice(0, processNameLength));
