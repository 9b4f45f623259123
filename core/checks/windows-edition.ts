import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const windowsEdition = defineWindowsCheck({
  id: 'windows-edition',
  title: 'Edition of Windows',
  whyItMatters: 'A device on an edition that Defender for Endpoint does not support cannot be onboarded.',
  owner: 'workplace-team',
  essential: true,
  causedBy: ['edr-platform'],
  requires: ['operatingSystem'],
  references: ['MINREQ'],
  evidence: { edition: 'Edition', supported: 'Supported editions' },
  messages: {
    supported: 'Edition {edition} of {system} is supported by Defender for Endpoint.',
    server: 'Edition {edition} of {system} is one for servers, which Defender for Endpoint supports.',
    basis: 'Supported: {editions}.',
    unsupported: 'Edition {edition} of {system} is not supported by Defender for Endpoint.',
    change: 'Move the device to a supported edition.',
    stepChange: 'Plan the change of edition with the owner of the device: {editions}.',
    stepLicence: 'Check that a licence for that edition is at hand.',
    unknown: 'It is not known whether edition {edition} of {system} is supported.',
    ask: "Look the edition up in today's requirements of Defender.",
    stepCompare: 'Compare the edition with those that are supported: {editions}.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['unsupported'], unknown: ['unknown'], pass: ['supported', 'server'] },
  orders: ['change', 'ask'],

  evaluate({ operatingSystem }, { catalogue, platform, server, ownerHere, say, see }) {
    const system = systemName(platform, operatingSystem);
    const edition = operatingSystem.windows?.editionId ?? '';
    const { supported, unsupported, verified, sources } = catalogue.common.windows.editions;
    const editions = platform.editions.supported;
    const unconfirmed = !verified;
    const seen = [see('edition', edition, 'operatingSystem.windows.editionId'), see('supported', editions, recordSource(platform))];
    if (server) return { outcome: 'pass', headline: say('server', { edition, system }), basis: say('basis', { editions }), evidence: seen };
    const evidence = [...seen, see('supported', supported, `catalogue: ${sources.join(', ')}`)];
    if (unsupported.includes(edition)) {
      const remedy = { summary: say('change'), steps: [say('stepChange', { editions }), say('stepLicence'), say('again')] };
      return { outcome: 'fail', owner: ownerHere, headline: say('unsupported', { edition, system }), remedy, evidence, unconfirmed };
    }
    if (supported.includes(edition)) {
      return { outcome: 'pass', headline: say('supported', { edition, system }), basis: say('basis', { editions }), evidence, unconfirmed };
    }
    const remedy = { summary: say('ask'), steps: [say('stepCompare', { editions }), say('again')] };
    return { outcome: 'unknown', owner: ownerHere, headline: say('unknown', { edition, system }), remedy, evidence };
  },
});
