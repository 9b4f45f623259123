import { watchedNames } from '../catalogue/watched-names';
import type { Catalogue } from '../catalogue/schema';
import type { SymantecClient } from '../inventory/sections/symantec-client';
import type { Message } from '../text/message';
import { defineCheck } from './check';
import { isClientFactConfirmed, symantecProtections } from './symantec';

export const symantecRemoval = defineCheck({
  id: 'symantec-removal',
  step: 3,
  title: 'Removal of Symantec in phase 3',
  whyItMatters: 'A client that cannot be removed keeps Defender passive, or has to be torn out by hand on every device.',
  owner: 'security-administrator',
  families: ['windows'],
  requires: ['operatingSystem', 'symantecClient'],
  references: ['TD-REMOVE', 'KB255099', 'KB170706'],
  links: ['migration-process'],
  evidence: {
    installed: 'Symantec installed',
    uninstallPassword: 'Password needed to uninstall',
    restartFor: 'Waits for a restart because of',
    upgradePending: 'Upgrade waits for a restart',
    versions: 'Versions',
    entry: 'Entry among the installed programs',
    views: 'Views of the registry',
    tamperProtection: 'Tamper protection',
  },
  messages: {
    free: 'Nothing was found that hinders the removal of Symantec.',
    freeBasis: 'It has one entry among the installed programs, and no password or restart stands in the way.',
    password: 'A password is needed to uninstall Symantec.',
    knowPassword: 'Have the password ready for phase 3, or taken out of the policy.',
    stepPassword: 'Look in the settings of this device’s group in the console of Symantec for the password to uninstall.',
    restart: 'Symantec waits for a restart because of {reasons}.',
    restartNow: 'Restart this device before Symantec is removed.',
    stepRestart: 'Restart the device and see that Symantec no longer asks for it.',
    upgrade: 'An upgrade of Symantec waits for a restart.',
    noEntry: 'Symantec is installed, but has no entry among the installed programs.',
    repairEntry: 'Have Symantec repaired, or plan its removal with Broadcom’s tools.',
    stepEntry: 'Install the same version once more over it, so that it can be uninstalled; else use CleanWipe.',
    mixed: 'Symantec is installed in more than one version.',
    bothViews: 'Symantec has entries in the 32-bit and in the 64-bit view of the registry.',
    oneVersion: 'Have only one version of Symantec left before phase 3.',
    stepOneVersion: 'Install the newest version once more, then look whether the older entry is gone; else use CleanWipe.',
    several: '{count} things hinder the removal of Symantec.',
    clear: 'Clear what hinders the removal before phase 3.',
    absent: 'Symantec is not installed, so there is nothing to remove.',
    again: 'Assess this device again.',
  },
  headlines: {
    warn: ['password', 'restart', 'upgrade', 'noEntry', 'mixed', 'bothViews', 'several'],
    notApplicable: ['absent'],
    pass: ['free'],
  },
  orders: ['knowPassword', 'restartNow', 'repairEntry', 'oneVersion', 'clear'],

  evaluate({ symantecClient }, { catalogue, say, see, gaps, unread }) {
    const { installed, uninstallPassword, pendingRestart, upgradePending, versions, tamperProtection } = symantecClient;
    if (installed === null) return unread('symantecClient', 'installed');
    if (!installed) {
      return { outcome: 'notApplicable', headline: say('absent'), evidence: [see('installed', installed, 'symantecClient.installed')] };
    }
    const entries = entriesOf(symantecClient, catalogue);
    const entriesWhole = entries !== null && gaps('symantecClient', 'uninstallEntries').length === 0;
    const views = [...new Set(entries?.map(({ view }) => view))];
    const reasons = (pendingRestart ?? []).map((reason) => catalogue.symantec.restartReasons.names[reason] ?? `reason ${reason}`);
    const hindrances: Hindrance[] = [
      ...(uninstallPassword
        ? [{ fact: 'uninstallPassword' as const, headline: say('password'), summary: say('knowPassword'), step: say('stepPassword') }]
        : []),
      ...(reasons.length > 0
        ? [{ fact: 'pendingRestart' as const, headline: say('restart', { reasons }), summary: say('restartNow'), step: say('stepRestart') }]
        : []),
      ...(upgradePending
        ? [{ fact: 'upgradePending' as const, headline: say('upgrade'), summary: say('restartNow'), step: say('stepRestart') }]
        : []),
      ...(entriesWhole && entries.length === 0
        ? [{ fact: 'uninstallEntries' as const, headline: say('noEntry'), summary: say('repairEntry'), step: say('stepEntry') }]
        : []),
      ...((versions ?? []).length > 1
        ? [{ fact: 'versions' as const, headline: say('mixed'), summary: say('oneVersion'), step: say('stepOneVersion') }]
        : []),
      ...(views.length > 1
        ? [{ fact: 'uninstallEntries' as const, headline: say('bothViews'), summary: say('oneVersion'), step: say('stepOneVersion') }]
        : []),
    ];
    const evidence = [
      see('uninstallPassword', uninstallPassword, 'symantecClient.uninstallPassword'),
      see('restartFor', pendingRestart === null ? null : reasons, 'symantecClient.pendingRestart'),
      see('upgradePending', upgradePending, 'symantecClient.upgradePending'),
      see('versions', versions, 'symantecClient.versions'),
      ...(entries ?? []).map(({ name, version, view }) =>
        see('entry', [name, ...(version === null ? [] : [version]), view].join(', '), 'symantecClient.uninstallEntries'),
      ),
      see('tamperProtection', tamperProtection, 'symantecClient.tamperProtection'),
    ];
    const [first] = hindrances;
    if (first !== undefined) {
      const steps = distinct(hindrances.map(({ step }) => step));
      const several = hindrances.length > 1;
      return {
        outcome: 'warn',
        headline: several ? say('several', { count: hindrances.length }) : first.headline,
        remedy: { summary: several ? say('clear') : first.summary, steps: [...steps, say('again')] },
        evidence,
        unconfirmed: hindrances.some(({ fact }) => !isClientFactConfirmed(catalogue, fact)),
      };
    }
    for (const fact of ['uninstallPassword', 'pendingRestart', 'upgradePending', 'versions', 'uninstallEntries'] as const) {
      if (symantecClient[fact] === null || gaps('symantecClient', fact).length > 0) return unread('symantecClient', fact);
    }
    return {
      outcome: 'pass',
      headline: say('free'),
      basis: say('freeBasis'),
      evidence,
      unconfirmed: !isClientFactConfirmed(catalogue, 'uninstallPassword') || !isClientFactConfirmed(catalogue, 'uninstallEntries'),
    };
  },
});

/** Something that stands in the way, with the fact that says so. */
interface Hindrance {
  readonly fact: keyof SymantecClient;
  readonly headline: Message;
  readonly summary: Message;
  readonly step: Message;
}

/** Entries of the product itself: another one of Symantec has one too. */
function entriesOf({ uninstallEntries }: SymantecClient, catalogue: Catalogue) {
  const own = watchedNames(symantecProtections(catalogue, 'windows'), 'windows', 'uninstall-entry');
  return uninstallEntries?.filter(({ name }) => own.namesFor(name).length > 0) ?? null;
}

/** Two hindrances may ask for one step. */
const distinct = (steps: readonly Message[]): Message[] =>
  steps.filter((step, index) => steps.findIndex(({ id }) => id === step.id) === index);
