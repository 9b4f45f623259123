import type { MacosSystem } from '../sections/macos-system';
import { MalformedInput } from './malformed-input';
import { dictOf, dictsIn, flagIn, listOf, type PlistDict, type PlistValue, textIn } from './plist';

type Payload = NonNullable<MacosSystem['profiles']>[number];
type Named = Pick<Payload, 'identifiers' | 'teamIds'>;

/** By which Microsoft's programs are known on macOS: their team, and the beginning of their identifiers. Of others' nothing is kept. */
const maker = { team: 'UBF8T346G9', prefix: 'com.microsoft' } as const;

/** Team a code requirement demands: `certificate leaf[subject.OU] = UBF8T346G9`. */
const teamForm = /subject\.OU\] = "?([A-Z0-9]{10})"?/g;

const texts = (value: PlistValue | undefined): string[] => listOf(value).flatMap((item) => textIn(item) ?? []);

/** Lists by team: `AllowedSystemExtensions`, `AllowedKernelExtensions`. */
const byTeam = (value: PlistValue | undefined): Named[] =>
  Object.entries(dictOf(value) ?? {}).map(([team, ids]) => ({ identifiers: texts(ids), teamIds: [team] }));

/** Teams of which all is allowed: an entry without identifiers. */
const teams = (value: PlistValue | undefined): Named[] => {
  const teamIds = texts(value);
  return teamIds.length === 0 ? [] : [{ identifiers: [], teamIds }];
};

/** The services of privacy that the profiles for Defender speak of. */
const privacyServices = ['SystemPolicyAllFiles', 'Accessibility', 'BluetoothAlways'];

/**
 * What is taken of the payloads that Defender needs, by type. One payload can make several entries: those for a team as a whole and those
 * for single identifiers are told apart. The keys are those of Apple's documentation "Device Management", of the same names as the types.
 */
const readers: Readonly<Record<string, (settings: PlistDict) => Named[]>> = {
  'com.apple.system-extension-policy': (settings) => [
    ...teams(settings.AllowedTeamIdentifiers),
    ...byTeam(settings.AllowedSystemExtensions),
  ],
  'com.apple.syspolicy.kernel-extension-policy': (settings) => [
    ...teams(settings.AllowedTeamIdentifiers),
    ...byTeam(settings.AllowedKernelExtensions),
  ],
  'com.apple.TCC.configuration-profile-policy': (settings) =>
    privacyServices.flatMap((service) => {
      const allowed = dictsIn(dictOf(settings.Services)?.[service]).filter((entry) => decisionIn(entry) === true);
      const identifiers = allowed.flatMap(({ Identifier }) => textIn(Identifier) ?? []);
      return identifiers.length === 0 ? [] : [{ identifiers, teamIds: teamsOf(allowed.map(({ CodeRequirement }) => CodeRequirement)) }];
    }),
  'com.apple.webcontent-filter': (settings) => [
    {
      identifiers: [
        settings.PluginBundleID,
        settings.FilterDataProviderBundleIdentifier,
        settings.FilterPacketProviderBundleIdentifier,
      ].flatMap((id) => textIn(id) ?? []),
      teamIds: teamsOf([settings.FilterDataProviderDesignatedRequirement, settings.FilterPacketProviderDesignatedRequirement]),
    },
  ],
  'com.apple.servicemanagement': ({ Rules }) => {
    const rules = dictsIn(Rules);
    const isOfTeam = ({ RuleType }: PlistDict) => RuleType === 'TeamIdentifier';
    const valuesOf = (some: readonly PlistDict[]) => some.flatMap(({ RuleValue }) => textIn(RuleValue) ?? []);
    const ofNames = rules.filter((rule) => !isOfTeam(rule));
    const wholeTeams = valuesOf(rules.filter(isOfTeam));
    const teamIds = [...new Set(ofNames.flatMap(({ TeamIdentifier }) => textIn(TeamIdentifier) ?? []))];
    return [
      ...(wholeTeams.length === 0 ? [] : [{ identifiers: [], teamIds: wholeTeams }]),
      ...(ofNames.length === 0 ? [] : [{ identifiers: valuesOf(ofNames), teamIds }]),
    ];
  },
  'com.apple.notificationsettings': ({ NotificationSettings }) => [
    {
      identifiers: dictsIn(NotificationSettings)
        .filter(({ NotificationsEnabled }) => flagIn(NotificationsEnabled) !== false)
        .flatMap(({ BundleIdentifier }) => textIn(BundleIdentifier) ?? []),
      teamIds: [],
    },
  ],
};

/**
 * Payloads of the types that Defender needs, out of what `profiles show -type configuration -output stdout-xml` (10.13: `profiles -C -o
 * stdout-xml`) prints: for the computer and for each user a list of profiles, whose `ProfileItems` are the payloads with their settings
 * in `PayloadContent`. Of them only what speaks of Microsoft's programs is kept. An entry of "Full Disk Access" is kept when it allows.
 *
 * @throws MalformedInput when it is not that
 */
export function decodeProfiles(list: PlistValue): Payload[] {
  const levels = dictOf(list);
  if (levels === null) throw new MalformedInput('list of profiles', 'it is no dictionary');
  const profiles = Object.values(levels).flatMap((level) => dictsIn(level));
  return profiles
    .flatMap(({ ProfileItems }) => dictsIn(ProfileItems))
    .flatMap((payload) => {
      const payloadType = textIn(payload.PayloadType);
      const read = payloadType !== null && Object.hasOwn(readers, payloadType) ? readers[payloadType] : undefined;
      if (payloadType === null || read === undefined) return [];
      return read(dictOf(payload.PayloadContent) ?? payload)
        .map(({ identifiers, teamIds }) => ({
          payloadType,
          identifiers: identifiers.filter(isOfMicrosoft),
          teamIds: teamIds.filter((team) => team === maker.team),
          isForAll: identifiers.length === 0,
        }))
        .filter((entry) => entry.identifiers.length > 0 || (entry.isForAll && entry.teamIds.length > 0))
        .map(({ isForAll, ...entry }) => entry);
    });
}

const isOfMicrosoft = (identifier: string): boolean => identifier.startsWith(maker.prefix);

function teamsOf(requirements: readonly (PlistValue | undefined)[]): string[] {
  const found = requirements.flatMap((requirement) =>
    [...(textIn(requirement) ?? '').matchAll(teamForm)].flatMap(([, team]) => team ?? []),
  );
  return [...new Set(found)];
}

/** `Allowed` of before macOS 11, or `Authorization`; `null` for one that leaves the decision to the user. */
function decisionIn({ Authorization, Allowed }: PlistDict): boolean | null {
  if (Authorization === 'Allow') return true;
  if (Authorization === 'Deny') return false;
  return typeof Authorization === 'string' ? null : flagIn(Allowed);
}

const ofMicrosoft = `${maker.prefix.replace('.', '[.]')}[A-Za-z0-9.-]*`;
const decisionWords = 'bundleID|path|Allow|Deny|AllowStandardUserToSetSystemService';

/** Texts that are read of a list of profiles: types, decisions, Microsoft's identifiers, its team, and the requirements that name it. */
export const profileTexts = [
  ...Object.keys(readers).map((type) => type.replaceAll('.', '[.]')),
  decisionWords,
  'TeamIdentifier|Label|LabelPrefix|BundleIdentifier|BundleIdentifierPrefix',
  maker.team,
  ofMicrosoft,
  `identifier "?${ofMicrosoft}"? and .*`,
].join('|');

/** The same of the decisions of the management on privacy. */
export const tccTexts = `${decisionWords}|${ofMicrosoft}`;

type Decision = NonNullable<MacosSystem['fullDiskAccess']>[number];

const fullDiskAccess = 'kTCCServiceSystemPolicyAllFiles';

/**
 * Decisions of the management on Full Disk Access of Microsoft's programs, out of /Library/Application
 * Support/com.apple.TCC/MDMOverrides.plist: by identifier, and in it by service.
 *
 * @throws MalformedInput when it is not that
 */
export function decodeTccOverrides(list: PlistValue): Decision[] {
  const overrides = dictOf(list);
  if (overrides === null) throw new MalformedInput('list of privacy decisions', 'it is no dictionary');
  return Object.entries(overrides).flatMap(([identifier, services]) => {
    const decision = dictOf(dictOf(services)?.[fullDiskAccess]);
    const allowed = decision === null ? null : decisionIn(decision);
    return allowed === null || !isOfMicrosoft(identifier) ? [] : [{ identifier, allowed, by: 'management' as const }];
  });
}

/**
 * Decisions of the user out of TCC.db, as `sqlite3` prints them: `com.microsoft.wdav|2`.
 *
 * @param allowing the value that allows: 2 of the column auth_value (macOS 11 and later; 0 refuses), 1 of `allowed` before
 * @throws MalformedInput for a line of another form
 */
export function decodeTccRows(text: string, allowing: 1 | 2): Decision[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const [, identifier, value] = /^([^|]{1,500})\|(\d)\r?$/.exec(line) ?? [];
    if (identifier === undefined) throw new MalformedInput('list of privacy decisions', 'a line does not have two columns');
    const allowed = Number(value) === allowing ? true : value === '0' ? false : null;
    return allowed === null || !isOfMicrosoft(identifier) ? [] : [{ identifier, allowed, by: 'user' as const }];
  });
}

/** Condition and columns that `decodeTccRows` expects, for the two ages of the table. */
export const tccQuery = (column: 'auth_value' | 'allowed'): string =>
  `SELECT client, ${column} FROM access WHERE service = '${fullDiskAccess}' AND client LIKE 'com.microsoft.%' ORDER BY client`;

/**
 * Whether the Mac is enrolled with a management service, as `profiles status -type enrollment` prints it (macOS 10.13.4 and later): "MDM
 * enrollment: Yes (User Approved)". No page says that it is translated, and no sample of it in another language was found.
 *
 * @throws MalformedInput when it does not say
 */
export function decodeEnrollment(text: string): NonNullable<MacosSystem['management']> {
  const [, answer, detail = ''] = /^[ \t]*MDM enrollment:[ \t]*(Yes|No)\b([^\n]*)/im.exec(text) ?? [];
  if (answer === undefined) throw new MalformedInput('answer of profiles status', 'it has no line on the enrolment');
  return /^yes$/i.test(answer) ? { enrolled: true, userApproved: /User Approved/i.test(detail) } : { enrolled: false, userApproved: null };
}
