import { z } from 'zod';
import { familySchema } from '../inventory/sections/operating-system';
import { type SignalKind, signalKindSchema } from '../inventory/sections/security-products';
import { pendingRestartSchema, serviceStartSchema } from '../inventory/sections/windows-system';
import type { expectationSchema, migrationFileSchema, painSchema, troubleSchema } from './migration-schema';
import type { Network, endpointsFileSchema } from './endpoints-schema';
import type { Licensing, licencesFileSchema } from './licences-schema';
import { catalogueVersionSchema, guideAddressSchema, head, pageSchema, type sourceSchema } from './source-schema';

/**
 * How a system is recognised. Windows by kernel version, build and product type, macOS by version prefix, Linux by the
 * ID and VERSION_ID of os-release(5); versions compare numerically part by part and a `null` bound is open. The most
 * specific record wins; `id: ["*"]` is what no other record fits.
 */
export const platformMatchSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('windows'),
    productType: z.array(z.number().int()).nullable(),
    nt: z.string().nullable(),
    buildMin: z.number().int().nullable(),
    buildMax: z.number().int().nullable(),
    builds: z.array(z.number().int()).nullable(),
    servicePackMin: z.number().int().nullable(),
    editionId: z.array(z.string()).nullable(),
    productNameContains: z.string().nullable(),
    note: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('macos'), productVersionPrefix: z.string() }),
  z.strictObject({
    kind: z.literal('os-release'),
    id: z.array(z.string()),
    versionMin: z.string().nullable(),
    versionMax: z.string().nullable(),
    /** File that holds the minor version where os-release has only the major. */
    versionFrom: z.string().nullable(),
    nameContains: z.string().nullable(),
    excludeNameContains: z.string().nullable(),
    excludeVariant: z.array(z.string()).nullable(),
    note: z.string().nullable(),
  }),
]);

/** Status of one capability: the guide's, of March 2021, and today's, in the catalogue's own words. */
const capabilitySchema = z.strictObject({
  march2021: z.string(),
  today: z.string(),
  /**
   * What `today` means for the assessment. `byWay`: supported when it is onboarded by a way of its own, which `onboarding` names;
   * `otherProduct`: a product that the requirements name stands in for Defender Antivirus.
   */
  supportToday: z.enum(['supported', 'byWay', 'otherProduct', 'unsupported', 'unknown']),
  note: z.string().nullable(),
});

/** A day or a month, ISO. */
const endSchema = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/)
  .nullable();

/**
 * How long the maker services the system. `end` and `extended` (paid, long-term) are a day or a month, `null` when open or
 * unknown. Where each build of Windows has its own end, `releases` holds them and `end` is `null`.
 */
const lifecycleSchema = z.strictObject({
  /** End of the phase with all kinds of fixes; after it only security fixes until `end`. */
  mainstream: endSchema,
  end: endSchema,
  extended: endSchema,
  /** What the maker calls the extended support: ESU, ELS, LTS, ESM/Pro. */
  extendedName: z.string().nullable(),
  /** The maker announced no end and was servicing the system when the facts were looked up. */
  openEnded: z.boolean(),
  note: z.string().nullable(),
  /**
   * Minor versions and service packs end before the major one: `end` and `extended` are those of the last, `releases` holds
   * what is on record of single ones, and nothing else is known of any.
   */
  minorsEndEarlier: z.boolean().default(false),
  releases: z.array(
    z.strictObject({
      version: z.string(),
      /** Build of Windows; `null` elsewhere, where `version` is that of the system. */
      build: z.number().int().nullable(),
      /** Of the Enterprise and Education editions, and of Professional where it ends on another day. */
      end: endSchema,
      professional: endSchema,
      /** Ends of the long-term servicing channel, of IoT's, and of paid updates. */
      longTerm: endSchema,
      iotLongTerm: endSchema,
      extended: endSchema,
      /** `false`: the sensor is not part of this build. */
      edrSensor: z.boolean().nullable(),
    }),
  ),
});

/**
 * The systems of Windows that a rule is for: builds (a `null` bound is open), clients or servers, and ways of onboarding, of which
 * one at least has to be the record's today. An empty list is all.
 */
const windowsScope = {
  builds: z.strictObject({ min: z.number().int().nullable(), max: z.number().int().nullable() }).nullable(),
  roles: z.array(z.enum(['client', 'server'])),
  routes: z.array(z.string()),
};
const windowsScopeSchema = z.strictObject(windowsScope);
export type WindowsScope = z.infer<typeof windowsScopeSchema>;

/** Name of a file in %SystemRoot%\System32, where alone it is looked for. */
const systemFileSchema = z.string().regex(/^[A-Za-z0-9_-]+\.(dll|exe|sys)$/);

/** "KB4474419". */
const updateIdSchema = z.string().regex(/^KB\d+$/);

/**
 * What shows on a machine that a requirement is met. An update's own number is the weakest sign: Windows does not list one that
 * a later roll-up has replaced. `verified: false`: the requirement is documented, this sign of it is not.
 */
const proofSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('update'), update: updateIdSchema, verified: z.boolean() }),
  /** The update build revision of that build, at least. */
  z.strictObject({ by: z.literal('revision'), build: z.number().int(), revision: z.number().int(), verified: z.boolean() }),
  /** The file is there, of this version at least where one is given. */
  z.strictObject({ by: z.literal('file'), file: systemFileSchema, version: z.string().nullable(), verified: z.boolean() }),
  z.strictObject({ by: z.literal('file-owner'), file: systemFileSchema, owner: z.literal('trusted-installer'), verified: z.boolean() }),
  z.strictObject({ by: z.literal('feature'), feature: z.string(), verified: z.boolean() }),
  z.strictObject({ by: z.literal('capability'), capability: z.string(), verified: z.boolean() }),
  z.strictObject({ by: z.literal('dot-net'), version: z.string(), verified: z.boolean() }),
  z.strictObject({ by: z.literal('power-shell'), version: z.string(), verified: z.boolean() }),
  z.strictObject({ by: z.literal('antivirus-platform'), version: z.string(), verified: z.boolean() }),
  z.strictObject({ by: z.literal('no-pending-restart'), reason: pendingRestartSchema, verified: z.boolean() }),
]);
export type Proof = z.infer<typeof proofSchema>;

/**
 * A requirement as a machine is held against it. `need`: without it Defender cannot be installed or onboarded (`required`), works
 * less well (`recommended`), cannot use streamlined connectivity (`streamlined`), or its sensor waits for somebody to sign in
 * after setup (`first-run`).
 */
const requirementRuleSchema = z.strictObject({
  ...windowsScope,
  need: z.enum(['required', 'recommended', 'streamlined', 'first-run']),
  /** Place in the documented order. */
  order: z.number().int().nullable(),
  /** Names of requirements that cannot be met without it; it is asked for only while one of them is not met. None: for itself. */
  onlyFor: z.array(z.string()),
  /** Each alone is enough. */
  satisfiedBy: z.array(proofSchema).min(1),
});

/** Something Defender asks of a system beyond its version: an update, a feature, a service, a profile. */
const requirementSchema = z.strictObject({
  kind: z.enum([
    'update',
    'feature',
    'capability',
    'service',
    'runtime',
    'agent',
    'product',
    'file',
    'restart',
    'setting',
    'management',
    'mechanism',
    'profile',
  ]),
  name: z.string(),
  /** When it is needed: a build, a route of onboarding, an order. */
  condition: z.string().nullable(),
  detail: z.string().nullable(),
  /** `null`: for people only. */
  rule: requirementRuleSchema.nullable().default(null),
  verified: z.boolean(),
  source: z.string().nullable(),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** One system of the guide's table or of today's. */
export const platformSchema = z.strictObject({
  id: z.string(),
  family: familySchema,
  displayName: z.string(),
  match: platformMatchSchema,
  /** Rows of the guide's table that name this system, and rows that include it only by "+", "or later", "or higher". */
  guideRows: z.array(z.number().int()),
  guideRowsByWording: z.array(z.number().int()),
  /** Resource pages today, as keys of the guide's resources. */
  resourcesToday: z.array(z.string()),
  capabilities: z.strictObject({ edr: capabilitySchema, av: capabilitySchema }),
  statusMarch2021: z.strictObject({ mde: z.string(), vendorSupport: z.string().nullable(), detail: z.string().nullable() }),
  statusToday: z.strictObject({ mde: z.string(), vendorSupport: z.string().nullable(), detail: z.string().nullable() }),
  lifecycle: lifecycleSchema,
  architectures: z.array(z.string()),
  /** Architectures that only some versions support. */
  architectureLimits: z.array(z.strictObject({ architecture: z.string(), versions: z.array(z.string()) })),
  editions: z.strictObject({ supported: z.array(z.string()), unsupported: z.array(z.string()) }),
  onboarding: z.strictObject({ march2021: z.array(z.string()), today: z.array(z.string()) }),
  /** What Defender asks of the machine; `null` where no minimum is documented. */
  minimum: z.strictObject({
    cores: z.number().int().nullable(),
    memoryBytes: z.number().int().nullable(),
    freeDiskBytes: z.number().int().nullable(),
    sources: z.array(z.string()),
  }),
  /** Linux only. */
  linux: z
    .strictObject({
      kernelMin: z.string().nullable(),
      /** From this kernel on the sensor uses eBPF; below it, or where none is documented, netlink. */
      ebpfKernelMin: z.string().nullable(),
      /** The same for Oracle's Unbreakable Enterprise Kernel. */
      ebpfKernelMinUek: z.string().nullable(),
      /** First version of the system for which the eBPF minimum is documented; `null`: all of the record. */
      ebpfFrom: z.string().nullable(),
      /** Kernels on which the sensor is known to do harm, by their exact release. */
      problemKernels: z.array(z.strictObject({ release: z.string(), effect: z.string() })),
      glibcMin: z.string().nullable(),
      systemd: z.boolean(),
      fanotify: z.boolean(),
    })
    .nullable(),
  requirements: z.array(requirementSchema),
  notes: z.array(z.string()),
  /** `false`: the record or its decisive part could not be confirmed on a page, and every screen says "unconfirmed". */
  verified: z.boolean(),
  sources: z.array(z.string()),
});
export type Platform = z.infer<typeof platformSchema>;

/** A page the guide's table sends the reader to, with its address then and today. */
const guideResourceSchema = z.strictObject({ name: z.string(), url: pageSchema, urlToday: pageSchema, verifiedToday: z.boolean() });

const guideRowSchema = z.strictObject({
  row: z.number().int(),
  capability: z.enum(['edr', 'av']),
  capabilityName: z.string(),
  capabilityUrl: pageSchema.nullable(),
  operatingSystems: z.array(z.string()),
  resource: z.string(),
  /** Where the row words the name of its page in another way than the page's other rows. */
  resourceName: z.string().nullable().default(null),
});

const namedValues = z.array(z.strictObject({ name: z.string(), detail: z.string().nullable(), sources: z.array(z.string()) }));

/**
 * A service or driver of Windows that bears on Defender, and who needs it how. `part`: what it is of, which is also what judges
 * it. Where no rule is for a system, it is only looked for.
 */
const windowsServiceFactSchema = z.strictObject({
  name: z.string(),
  part: z.enum(['sensor', 'antivirus', 'security-center', 'telemetry', 'updates', 'monitoring-agent', 'virtual-desktop', 'network']),
  detail: z.string().nullable(),
  rules: z.array(
    z.strictObject({
      ...windowsScope,
      /** It has to be there and not disabled. `required`: else Defender does not start, or does not report. */
      need: z.enum(['required', 'recommended']),
      /** The start types it should have; none: any but disabled. */
      start: z.array(serviceStartSchema),
    }),
  ),
  verified: z.boolean(),
  sources: z.array(z.string()),
});
export type WindowsServiceFact = z.infer<typeof windowsServiceFactSchema>;

/** Keys of Defender, Windows Update, proxies and Symantec. Nothing else of the registry is ever read into a document. */
const registryKeys = [
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender',
  'HKLM\\SOFTWARE\\Microsoft\\Windows Defender',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
  'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate',
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKLM\\SOFTWARE\\Symantec\\Symantec Endpoint Protection',
  'HKLM\\SOFTWARE\\WOW6432Node\\Symantec\\Symantec Endpoint Protection',
].map((key) => key.toLowerCase());

/** One of these keys, or one below it. */
function isWatchable(key: string): boolean {
  const parts = `${key.toLowerCase()}\\`;
  return registryKeys.some((known) => parts.startsWith(`${known}\\`)) && !/\\\.*\\/.test(parts);
}

/** Values below those keys that hold a secret of the machine or the tenant, by what is in their name. */
const secretName = /password|passphrase|pwd|secret|token|credential|onboarding/i;

/**
 * A value of the registry that bears on Defender. A rule says on which systems which value is wrong; from the version
 * `ignoredFrom` of Defender's platform on the value has no effect there.
 */
const windowsPolicyFactSchema = z.strictObject({
  key: z.string().refine(isWatchable, 'only keys of Defender, Windows Update, proxies and Symantec are read'),
  value: z.string().refine((name) => !secretName.test(name), 'the name is that of a secret, which is never read'),
  part: z.enum(['turned-off', 'passive-mode', 'proxy', 'updates']),
  good: z.string().nullable(),
  bad: z.string().nullable(),
  detail: z.string().nullable(),
  rules: z.array(z.strictObject({ ...windowsScope, wrong: z.enum(['one', 'not-zero']), ignoredFrom: z.string().nullable() })),
  verified: z.boolean(),
  sources: z.array(z.string()),
});
export type WindowsPolicyFact = z.infer<typeof windowsPolicyFactSchema>;

/** What all systems of a family have in common, and the ways of onboarding that records name. */
const commonSchema = z.strictObject({
  linux: z.strictObject({
    kernelNote: z.string(),
    /**
     * The sensor of events. `from`: version of the agent that uses eBPF; `without`: what it falls back to below a distribution's oldest
     * kernel; `lost`: events that are not seen then. `options`: kernel options without which there is no eBPF at all.
     */
    ebpf: z.strictObject({
      from: z.string(),
      without: z.string(),
      lost: z.string(),
      options: z.array(z.string()),
      optionsVerified: z.boolean(),
      note: z.string(),
    }),
    /** Releases of a distribution (os-release IDs, version) whose kernels are known to do harm with Defender. */
    problemReleases: z.array(
      z.strictObject({ systems: z.array(z.string()), version: z.string(), effect: z.string(), verified: z.boolean() }),
    ),
    /** Options the kernel needs, as its configuration writes them. */
    fanotify: z.strictObject({ options: z.array(z.string()), verified: z.boolean(), note: z.string() }),
    /** Process names that may hold fanotify marks beside Defender: its own, and those of supported companions. */
    fanotifyOwn: z.array(z.string()),
    /** `systems`: the os-release IDs on which the companion is supported. */
    fanotifyCompanions: z.array(z.strictObject({ process: z.string(), systems: z.array(z.string()), note: z.string() })),
    knownConflictServices: z.array(z.string()),
    /**
     * Types of file systems that real-time protection watches, those it watches on a condition, those that only a scan on demand reads, and
     * those that hold no data of people: of the kernel, swap space, and images that cannot be written to. Of any other it is only known that
     * no list names it.
     */
    fileSystems: z.strictObject({
      realTime: z.array(z.string()),
      realTimeIf: z.array(z.strictObject({ name: z.string(), condition: z.string() })),
      customScanAlso: z.array(z.string()),
      withoutData: z.array(z.string()),
      note: z.string(),
    }),
    securityModules: z.string(),
    paths: z.array(z.string()),
    /** `unusedFrom`: version of the agent that no longer takes events from the audit daemon; `rulesFile`: what older ones left. */
    audit: z.strictObject({ march2021: z.string(), today: z.string(), unusedFrom: z.string(), rulesFile: z.string() }),
    /** Systems that are images. `supported`: `null` where the makers do not say. */
    images: z.array(
      z.strictObject({
        kind: z.enum(['rpm-ostree', 'transactional-update']),
        supported: z.boolean().nullable(),
        effect: z.string(),
        verified: z.boolean(),
        sources: z.array(z.string()),
      }),
    ),
    /** System-wide policies for cryptography (without their modules) and package managers with which the package has been refused. */
    cryptoPolicies: z.strictObject({
      strict: z.array(z.string()),
      managers: z.array(z.string()),
      effect: z.string(),
      verified: z.boolean(),
      sources: z.array(z.string()),
    }),
    deviceIsolation: z.array(z.string()),
    packages: z.array(z.string()),
    user: z.string(),
    problemKernelNotes: z.array(z.string()),
    sources: z.array(z.string()),
  }),
  macos: z.strictObject({
    policy: z.string(),
    systemIntegrityProtection: z.string(),
    teamId: z.string(),
    /** From this version on protection products are system extensions; before it they are kernel extensions. */
    systemExtensionsFrom: z.string(),
    /** Profiles that Defender needs, and where. */
    profiles: z.array(
      z.strictObject({
        name: z.string(),
        payloadType: z.string(),
        /** All of them have to be named by payloads of this type. */
        identifiers: z.array(z.string()),
        /** A payload that names the team alone allows all that the team has signed. */
        teamSuffices: z.boolean(),
        /** A payload's identifiers stand for all that begins with them. */
        byPrefix: z.boolean(),
        macosMin: z.string().nullable(),
        macosMax: z.string().nullable(),
        /** `null`: all. */
        architectures: z.array(z.string()).nullable(),
        optional: z.boolean(),
        verified: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    /** Programs that read all files: management or user have to grant it to them. */
    fullDiskAccess: z.array(z.string()),
    management: z.string(),
    coexistence: z.string(),
    sources: z.array(z.string()),
  }),
  windows: z.strictObject({
    hardwareNote: z.string(),
    network: z.string(),
    services: z.array(windowsServiceFactSchema),
    policies: z.array(windowsPolicyFactSchema),
    /** Roots that the service's certificates end in beside the pinned one; `sha1` is that of the certificate, as the store of Windows names it. */
    rootCertificates: z
      .array(
        z.strictObject({ name: z.string(), sha1: z.string().regex(/^[0-9A-F]{40}$/), verified: z.boolean(), sources: z.array(z.string()) }),
      )
      .default([]),
    onboardingState: namedValues,
    /** EditionID values; `verified: false`: the marketing names are confirmed, their spelling in the registry is not. */
    editions: z.strictObject({
      supported: z.array(z.string()),
      unsupported: z.array(z.string()),
      note: z.string(),
      verified: z.boolean(),
      sources: z.array(z.string()),
    }),
    sources: z.array(z.string()),
  }),
  onboarding: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      components: z.string(),
      detect: z.array(z.string()),
      notes: z.array(z.string()),
      sources: z.array(z.string()),
    }),
  ),
});

export const platformsFileSchema = z.strictObject({
  ...head,
  common: commonSchema,
  guide: z.strictObject({
    title: z.string(),
    date: z.iso.date(),
    resources: z.record(z.string(), guideResourceSchema),
    rows: z.array(guideRowSchema),
    corrections: z.array(z.strictObject({ item: z.string(), fact: z.string(), source: z.string() })),
  }),
  platforms: z.array(platformSchema),
});

/** Letters and digits that the beginning of a name needs for what answers to it to be one product's. */
const lettersOfPrefix = { path: 12, other: 3 };

/** A name says enough, so that no star lets through what is no sign of a product. */
function isNameOfSign({ kind, name }: { readonly kind: SignalKind; readonly name: string }): boolean {
  const start = name.replace(/\*$/, '');
  const letters = start.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (start.includes('*')) return false;
  return letters >= (start === name ? 2 : kind === 'path' ? lettersOfPrefix.path : lettersOfPrefix.other);
}

/**
 * `name` with a trailing `*` matches by prefix (see `watched-names.ts`). `verified: false`: the name could not be confirmed on
 * a vendor's page.
 */
const watchedSignalSchema = z
  .strictObject({
    kind: signalKindSchema,
    name: z.string(),
    verified: z.boolean(),
    source: z.string().nullable(),
    note: z.string().nullable(),
    /** What the sign is of: the protection itself, or an agent that manages it and stays behind, or runs, without it. */
    part: z.enum(['engine', 'agent']).default('engine'),
    /** First version of the product that shows the sign. */
    since: z.string().nullable().default(null),
    /** The version that the sign states is that of the product, and not of a part of it. */
    statesVersion: z.boolean().default(false),
  })
  .refine(isNameOfSign, { path: ['name'], error: 'a name has two letters or digits at least, and a star only at its end and after more' });

/**
 * A product the migration has to know. `role`: the one to leave (symantec), the one to come (defender), or another.
 * `antivirus`: whether it scans files. `fanotify`: whether its blocking fanotify use conflicts with Defender on Linux.
 */
export const productSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(['symantec', 'defender', 'other']),
  antivirus: z.boolean(),
  /** Watches and responds, and scans files only when set to. */
  edrOnly: z.boolean(),
  /** Of products of Symantec: whether the migration removes it, removes it when no client needs it any more, or leaves it. */
  afterMigration: z.enum(['removed', 'removed-last', 'stays']).nullable().default(null),
  /** What somebody has to know or do about it beside the migration of Endpoint Protection; `null` where nothing is. */
  care: z.string().nullable().default(null),
  /** Where the product shares signs with others: names of which one must be found before it is reported at all. */
  needs: z.array(z.string()),
  /** Apple's ids of the maker's team. */
  teamIds: z.array(z.string()),
  /** Version of the catalogue in which its signs last changed: what an earlier one looked for does not prove that it is absent. */
  signsSince: catalogueVersionSchema,
  /** Systems it exists on, with the signs it shows there. */
  signals: z.strictObject({
    windows: z.array(watchedSignalSchema),
    macos: z.array(watchedSignalSchema),
    linux: z.array(watchedSignalSchema),
  }),
  fanotify: z.strictObject({ conflict: z.boolean().nullable(), note: z.string().nullable() }),
  removal: z.array(z.string()),
  notes: z.array(z.string()),
  verified: z.boolean(),
  sources: z.array(z.string()),
});
export type Product = z.infer<typeof productSchema>;

/** How sure it is that a fact of the machine means what it is taken for, and why. */
const meaningSchema = z.strictObject({ verified: z.boolean(), source: z.string(), note: z.string().nullable() });

/** What is known of Symantec Endpoint Protection as such. */
const symantecSchema = z.strictObject({
  /** Versions of `products` below `oldestVersion` have had no definitions since `endedDate`. */
  content: z.strictObject({
    products: z.array(z.string()),
    oldestVersion: z.string(),
    endedDate: z.iso.date(),
    verified: z.boolean(),
    source: z.string(),
  }),
  /** What its client waits to be restarted for, by the number in RebootReason. */
  restartReasons: z.strictObject({ names: z.record(z.string(), z.string()), verified: z.boolean(), source: z.string() }),
  /** Facts of the section `symantecClient`, by name. */
  clientFacts: z.record(z.string(), meaningSchema),
});

export const productsFileSchema = z.strictObject({
  ...head,
  symantec: symantecSchema,
  securityCenter: z.strictObject({ productState: meaningSchema }),
  products: z.array(productSchema),
});

/** A link of the guide: where it pointed in March 2021, where the page is today, and what the thing was and is called. */
export const guideLinkSchema = z.strictObject({
  id: z.string(),
  /** The guide's item that carries the link: "1.2", "2.3", "3". */
  guideItem: z.string(),
  nameThen: z.string(),
  urlThen: guideAddressSchema,
  nameToday: z.string().nullable(),
  urlToday: pageSchema.nullable(),
  verified: z.boolean(),
  source: z.string().nullable(),
  note: z.string().nullable(),
});
export type GuideLink = z.infer<typeof guideLinkSchema>;

/** What a product, a service or a thing was called in the guide, and what it is called today. */
const renamedSchema = z.strictObject({ nameThen: z.string(), nameToday: z.string(), verified: z.boolean() });

export const linksFileSchema = z.strictObject({ ...head, links: z.array(guideLinkSchema), names: z.array(renamedSchema) });

/**
 * Where a catalogue came from. `file`: the imported one. `fault`: an imported catalogue that could not be used, for which the one
 * that ships stands in.
 */
export interface CatalogueOrigin {
  readonly kind: 'shipped' | 'imported';
  readonly file: string | null;
  readonly fault: { readonly file: string; readonly what: string } | null;
}

/** The facts that age, as one object. `version` is the catalogue's own, `digest` the SHA-256 (hex) of its canonical JSON. */
export interface Catalogue {
  readonly version: string;
  readonly digest: string;
  readonly origin: CatalogueOrigin;
  readonly asOf: string;
  readonly sources: Readonly<Record<string, z.infer<typeof sourceSchema>>>;
  readonly guide: z.infer<typeof platformsFileSchema>['guide'];
  readonly common: z.infer<typeof commonSchema>;
  readonly platforms: readonly Platform[];
  readonly products: readonly Product[];
  readonly symantec: z.infer<typeof symantecSchema>;
  readonly securityCenter: z.infer<typeof productsFileSchema>['securityCenter'];
  readonly links: readonly GuideLink[];
  readonly names: readonly z.infer<typeof renamedSchema>[];
  readonly expectations: readonly z.infer<typeof expectationSchema>[];
  readonly troubles: readonly z.infer<typeof troubleSchema>[];
  readonly pains: readonly z.infer<typeof painSchema>[];
  readonly detectionRules: z.infer<typeof migrationFileSchema>['detectionRules'];
  readonly network: Network;
  readonly licensing: Licensing;
}

/** A file beside the manifest, never elsewhere. */
const fileNameSchema = z.string().regex(/^[a-z0-9-]+\.json$/);

/** The files that make up a catalogue, by what is in them. */
export const catalogueParts = ['platforms', 'products', 'links', 'migration', 'endpoints', 'licences'] as const;
export type CataloguePart = (typeof catalogueParts)[number];

/** assets/catalogue/catalogue.json: which files make up the catalogue, and its version. */
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  version: catalogueVersionSchema,
  /** The first version of the product that can read it. */
  minimumAppVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  files: z.record(z.enum(catalogueParts), fileNameSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The content of the files, by part. */
export interface CatalogueParts {
  readonly platforms: z.infer<typeof platformsFileSchema>;
  readonly products: z.infer<typeof productsFileSchema>;
  readonly links: z.infer<typeof linksFileSchema>;
  readonly migration: z.infer<typeof migrationFileSchema>;
  readonly endpoints: z.infer<typeof endpointsFileSchema>;
  readonly licences: z.infer<typeof licencesFileSchema>;
}
