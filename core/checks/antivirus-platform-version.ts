import { hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const antivirusPlatformVersion = defineWindowsCheck({
  id: 'antivirus-platform-version',
  title: 'Platform of Defender Antivirus',
  whyItMatters: 'The installer of the agent refuses a server whose Defender Antivirus is too old.',
  owner: 'server-team',
  essential: true,
  causedBy: ['defender-feature'],
  requires: ['operatingSystem', 'windowsDefender', 'windowsSystem'],
  references: ['WS-UNIFIED', 'INSTALLPS1', 'ENABLEWS'],
  evidence: { version: 'Platform of Defender Antivirus', needed: 'Needed', record: 'Record' },
  messages: {
    notAsked: 'No oldest platform of Defender Antivirus is asked for on {system}.',
    notAskedBasis: 'It brings itself up to date once Defender is turned on.',
    enough: 'The platform of Defender Antivirus is new enough for the agent.',
    tooOld: 'The platform of Defender Antivirus is {version}; the agent needs {needed} or later.',
    update: 'Update Defender Antivirus to platform {needed} or later.',
    stepCumulative: 'Install the newest cumulative update of the system, and restart the server.',
    stepUpdate: 'Install the newest update of the platform ({update}).',
    care: 'The platform of Defender Antivirus, {version}, is older than {needed}: its update needs care.',
    updateFirst: 'Update to the newest platform before the agent is installed.',
    stepService: 'See that the service WinDefend runs: a platform that was disabled does not update itself.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['tooOld'], warn: ['care'], pass: ['notAsked', 'enough'] },
  orders: ['update', 'updateFirst'],

  evaluate({ operatingSystem, windowsDefender, windowsSystem }, { platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const version = windowsDefender.antivirus.platformVersion;
    const seen = [see('version', version, 'windowsDefender.antivirus.platformVersion')];
    const asked = requirementsHere(platform, machine, ['antivirus-platform'], ['required', 'recommended']);
    if (asked.length === 0) {
      const headline = say('notAsked', { system: systemName(platform, operatingSystem) });
      const evidence = [...seen, see('record', platform.id, recordSource(platform))];
      return { outcome: 'pass', headline, basis: say('notAskedBasis'), evidence };
    }
    const { missing, met, open } = hold(asked, { system: machine, windowsSystem, windowsDefender }, { gaps });
    if (open !== null || version === null) return unread('windowsDefender', 'antivirus.platformVersion');
    const evidence = [...seen, ...asked.map(({ detail }) => see('needed', detail, recordSource(platform)))];
    const oldest = ({ requirement }: (typeof missing)[number]) => {
      const proof = requirement.rule.satisfiedBy.find(({ by }) => by === 'antivirus-platform');
      return { version, update: requirement.name, needed: proof?.by === 'antivirus-platform' ? proof.version : '' };
    };
    const below = missing.find(({ requirement }) => requirement.rule.need === 'required');
    if (below) {
      const values = oldest(below);
      const steps = [say('stepCumulative'), say('stepUpdate', values), say('again')];
      return {
        outcome: 'fail',
        owner: ownerHere,
        headline: say('tooOld', values),
        remedy: { summary: say('update', values), steps },
        evidence,
        unconfirmed: below.unconfirmed,
      };
    }
    const [care] = missing;
    if (care) {
      const values = oldest(care);
      const steps = [say('stepService'), say('stepUpdate', values), say('again')];
      const remedy = { summary: say('updateFirst'), steps };
      return { outcome: 'warn', owner: ownerHere, headline: say('care', values), remedy, evidence, unconfirmed: care.unconfirmed };
    }
    return { outcome: 'pass', headline: say('enough'), evidence, unconfirmed: met.some((one) => one.unconfirmed) };
  },
});
