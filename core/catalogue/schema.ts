import { z } from 'zod';
import { familySchema } from '../inventory/sections/operating-system';
import { signalKindSchema } from '../inventory/sections/security-products';

/** A page a fact was taken from. `date` is the page's own where it has one. */
export const sourceSchema = z.strictObject({
  title: z.string(),
  publisher: z.string().nullable(),
  date: z.string().nullable(),
  url: z.string().nullable(),
  note: z.string().nullable(),
});

/** Every file of the catalogue begins with these. `asOf` is the day the facts were looked up. */
const head = { schemaVersion: z.literal(1), title: z.string(), asOf: z.iso.date(), sources: z.record(z.string(), sourceSchema) };

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
  /** What `today` means for the assessment. `conditional` needs a condition that `today` or `note` states. */
  supportToday: z.enum(['supported', 'conditional', 'unsupported', 'unknown']),
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
  verified: z.boolean(),
  source: z.string().nullable(),
});

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
const guideResourceSchema = z.strictObject({ name: z.string(), url: z.string(), urlToday: z.string(), verifiedToday: z.boolean() });

const guideRowSchema = z.strictObject({
  row: z.number().int(),
  capability: z.enum(['edr', 'av']),
  capabilityName: z.string(),
  capabilityUrl: z.string().nullable(),
  operatingSystems: z.array(z.string()),
  resource: z.string(),
});

const namedValues = z.array(z.strictObject({ name: z.string(), detail: z.string().nullable(), sources: z.array(z.string()) }));

/** What all systems of a family have in common, and the ways of onboarding that records name. */
const commonSchema = z.strictObject({
  linux: z.strictObject({
    kernelNote: z.string(),
    ebpfNote: z.string(),
    /** Options the kernel needs, as its configuration writes them. */
    fanotify: z.strictObject({ options: z.array(z.string()), verified: z.boolean(), note: z.string() }),
    /** Process names that may hold fanotify marks beside Defender: its own, and those of supported companions. */
    fanotifyOwn: z.array(z.string()),
    /** `systems`: the os-release IDs on which the companion is supported. */
    fanotifyCompanions: z.array(z.strictObject({ process: z.string(), systems: z.array(z.string()), note: z.string() })),
    knownConflictServices: z.array(z.string()),
    fileSystems: z.strictObject({ realTime: z.array(z.string()), customScanAlso: z.array(z.string()), note: z.string() }),
    securityModules: z.string(),
    paths: z.array(z.string()),
    audit: z.strictObject({ march2021: z.string(), today: z.string() }),
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
    profiles: z.array(
      z.strictObject({
        name: z.string(),
        payloadType: z.string(),
        identifiers: z.array(z.string()),
        appliesTo: z.string().nullable(),
        optional: z.boolean(),
      }),
    ),
    management: z.string(),
    coexistence: z.string(),
    sources: z.array(z.string()),
  }),
  windows: z.strictObject({
    hardwareNote: z.string(),
    network: z.string(),
    services: namedValues,
    policies: z.array(
      z.strictObject({
        key: z.string(),
        value: z.string(),
        good: z.string().nullable(),
        bad: z.string().nullable(),
        detail: z.string().nullable(),
        sources: z.array(z.string()),
      }),
    ),
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

/** `name` with a trailing `*` matches by prefix. `verified: false`: the name could not be confirmed on a vendor's page. */
const watchedSignalSchema = z.strictObject({
  kind: signalKindSchema,
  name: z.string(),
  verified: z.boolean(),
  source: z.string().nullable(),
  note: z.string().nullable(),
  /** What the sign is of: the protection itself, or an agent that manages it and stays behind, or runs, without it. */
  part: z.enum(['engine', 'agent']).default('engine'),
});

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
  /** Where the product shares signs with others: names of which one must be found before it is reported at all. */
  needs: z.array(z.string()),
  /** Apple's ids of the maker's team. */
  teamIds: z.array(z.string()),
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

export const productsFileSchema = z.strictObject({ ...head, products: z.array(productSchema) });

/** A link of the guide: where it pointed in March 2021, where the page is today, and what the thing was and is called. */
export const guideLinkSchema = z.strictObject({
  id: z.string(),
  /** The guide's item that carries the link: "1.2", "2.3", "3". */
  guideItem: z.string(),
  nameThen: z.string(),
  urlThen: z.string(),
  nameToday: z.string().nullable(),
  urlToday: z.string().nullable(),
  verified: z.boolean(),
  source: z.string().nullable(),
  note: z.string().nullable(),
});
export type GuideLink = z.infer<typeof guideLinkSchema>;

export const linksFileSchema = z.strictObject({ ...head, links: z.array(guideLinkSchema) });

/** The facts that age, as one object. `version` is the catalogue's own, `digest` the SHA-256 (hex) of its canonical JSON. */
export interface Catalogue {
  readonly version: string;
  readonly digest: string;
  readonly asOf: string;
  readonly sources: Readonly<Record<string, z.infer<typeof sourceSchema>>>;
  readonly guide: z.infer<typeof platformsFileSchema>['guide'];
  readonly common: z.infer<typeof commonSchema>;
  readonly platforms: readonly Platform[];
  readonly products: readonly Product[];
  readonly links: readonly GuideLink[];
}

/** A file beside the manifest, never elsewhere. */
const fileNameSchema = z.string().regex(/^[a-z0-9-]+\.json$/);

/** assets/catalogue/catalogue.json: which files make up the catalogue, and its version (calendar form, 2026.11.23). */
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,2}(\.\d+)?$/),
  files: z.strictObject({ platforms: fileNameSchema, products: fileNameSchema, links: fileNameSchema }),
});
