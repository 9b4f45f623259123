import type { Mdatp } from '../sections/mdatp';
import { MalformedInput } from './malformed-input';

/** What the agent of Defender for Endpoint says of itself. Of its ids only that there is one. */
export type AgentHealth = Omit<NonNullable<Mdatp['agent']>, 'installed'>;

/**
 * Decodes `mdatp health --output json` of Linux and macOS: one JSON object, in which a setting that an organisation may manage is an
 * object of its own with `value`. What the values mean: Microsoft Learn, "Investigate agent health issues"; the names in JSON are
 * those of outputs of versions 101.98 (macOS) and 101.23062 (Linux). A name that is missing, or has a value of another kind, gives `null`.
 *
 * @throws MalformedInput when it is not a JSON object; without a word of the text, in which ids stand
 */
export function decodeMdatpHealth(text: string): AgentHealth {
  let health: unknown;
  try {
    health = JSON.parse(text);
  } catch {
    throw new MalformedInput('mdatp health', 'it is not JSON');
  }
  if (typeof health !== 'object' || health === null || Array.isArray(health))
    throw new MalformedInput('mdatp health', 'it is no JSON object');
  const facts = new Map(Object.entries(health));
  const value = (name: string): unknown => {
    const stated: unknown = facts.get(name);
    return typeof stated === 'object' && stated !== null && 'value' in stated ? stated.value : stated;
  };
  const flag = (name: string): boolean | null => {
    const stated = value(name);
    return typeof stated === 'boolean' ? stated : null;
  };
  const realTimeProtection = flag('realTimeProtectionEnabled');
  const version = value('appVersion');
  const organisation = value('orgId');
  return {
    version: typeof version === 'string' && /^\d[\w.+-]{0,63}$/.test(version) ? version : null,
    healthy: flag('healthy'),
    licensed: flag('licensed'),
    // Where a device is not onboarded it is "unavailable".
    organisationId: typeof organisation === 'string' ? !/^(?:|unavailable)$/i.test(organisation.trim()) : null,
    antivirus: levelOf(flag('passiveModeEnabled'), realTimeProtection),
    realTimeProtection,
  };
}

/** The enforcement levels of the antivirus, of which health states the two settings that make them. */
function levelOf(passive: boolean | null, realTime: boolean | null): AgentHealth['antivirus'] {
  if (passive === true) return 'passive';
  if (passive === null || realTime === null) return null;
  return realTime ? 'real-time' : 'on-demand';
}
