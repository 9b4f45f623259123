import { z } from 'zod';
import { familySchema } from '../inventory/sections/operating-system';
import { head } from './source-schema';

/** Where data of a tenant is kept. The labels are the ones that host names and onboarding packages carry. */
const geographySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  meaning: z.string().nullable(),
  /** `partnerGeoLocation` and `vortexGeoLocation` of an onboarding package. */
  partnerGateway: z.string().nullable(),
  telemetryRegion: z.string().nullable(),
  /** Label in the host names of streamlined connectivity, and in those of cloud protection. */
  streamlinedLabel: z.string().nullable(),
  cloudProtectionRegion: z.string().nullable(),
  datacenterPrefix: z.string().nullable(),
  datacenters: z.array(z.string()),
  /** A tenant could be there in March 2021; `null`: not established. */
  march2021: z.boolean().nullable(),
  note: z.string().nullable(),
  verified: z.boolean(),
  sources: z.array(z.string()),
});

const methodSchema = z.enum(['GET', 'HEAD', 'POST']);
const statusCodes = z.array(z.number().int().min(100).max(599)).min(1);
export const geographyIds = z.array(z.string());

/**
 * A request that changes nothing, and the status that means "reached" on an untouched path. Another status of the genuine server
 * proves the route as well; one of a proxy (407, 502, 503, 511, 403 with a page of its own) does not.
 */
const endpointCheckSchema = z.strictObject({
  method: methodSchema,
  scheme: z.enum(['https', 'http']),
  path: z.string().startsWith('/'),
  expect: statusCodes,
  bodyContains: z.string().nullable(),
  /** `microsoft-pinned`: the chain must end in a Microsoft root; `public`: ordinary trust; `none`: plain HTTP. */
  trust: z.enum(['microsoft-pinned', 'public', 'none']),
  /** Where the request comes from: a page of Microsoft, Microsoft's own analyzer, or as written. */
  basis: z.string(),
  alternatives: z.array(
    z.strictObject({
      method: methodSchema,
      path: z.string().startsWith('/'),
      expect: statusCodes,
      platforms: z.array(familySchema).nullable(),
      trust: z.string().nullable(),
      basis: z.string().nullable(),
      sources: z.array(z.string()),
    }),
  ),
  sources: z.array(z.string()),
});

/**
 * A host that Defender or its updates need. `host` is a DNS name or a wildcard as published: a leading `*.` never covers the name
 * itself, and some proxies let it match one label only. What breaks without it stands with its consumers.
 */
const endpointSchema = z.strictObject({
  id: z.string(),
  /** The wildcard this concrete host was found under. */
  parent: z.string().nullable(),
  host: z.string(),
  wildcard: z.boolean(),
  /** Names to try in place of a wildcard. One that was guessed or observed may prove that a route is open, never that it is closed. */
  probeHosts: z.array(z.strictObject({ host: z.string(), geography: z.string().nullable(), basis: z.string() })),
  ports: z.array(z.number().int().min(1).max(65535)).min(1),
  protocol: z.enum(['https', 'http']),
  /** As the list writes it. */
  path: z.string().nullable(),
  /** `null` where no harmless request is known. */
  check: endpointCheckSchema.nullable(),
  consumers: z.array(z.string()).min(1),
  /** Generations of the sensor on Windows that use it; none: not on Windows. */
  windows: z.array(z.enum(['built-in-sensor', 'unified-agent', 'mma-legacy', 'deployment-tool'])),
  windowsMinVersion: z.string().nullable(),
  windowsMaxVersion: z.string().nullable(),
  clientsOnly: z.boolean(),
  macos: z.boolean(),
  linux: z.boolean(),
  /** Lowest versions that can use it. */
  minimumVersions: z
    .strictObject({
      antimalwareClient: z.string(),
      engine: z.string(),
      securityIntelligence: z.string(),
      sense: z.string(),
      xplat: z.string(),
    })
    .nullable(),
  /** Kind of onboarding package; `both`: whatever the package. */
  connectivity: z.enum(['standard', 'streamlined', 'both']),
  geographies: geographyIds.min(1),
  requirement: z.enum(['required', 'optional']),
  /** Narrows the requirement. */
  condition: z.string().nullable(),
  /** Cannot go through a proxy. */
  directOnly: z.boolean(),
  /**
   * `forbidden`: documented as pinned or as unsupported under inspection; `exclude-by-list`: Microsoft asks to exclude it;
   * `do-not-exclude-wildcard`: single accounts only; `plain-http`: nothing to intercept, but filters must let lists through.
   */
  tlsInspection: z.enum(['forbidden', 'exclude-by-list', 'do-not-exclude-wildcard', 'plain-http', 'not-documented']),
  /** Stood in a list of December 2020 to spring 2021; `false`: did not exist for customers then; `null`: not established. */
  march2021: z.boolean().nullable(),
  /** Published lists that carry it; `observed`: none, a concrete name under a wildcard. */
  lists: z.array(z.string()),
  /** Windows versions whose streamlined package keeps using this standard host. */
  alsoStreamlinedFor: z.string().nullable(),
  note: z.string().nullable(),
  verified: z.boolean(),
  sources: z.array(z.string()),
});

/** Networks for who can only open addresses, and what they do not cover. */
const ipAlternativesSchema = z.strictObject({
  serviceTags: z.array(
    z.strictObject({
      tag: z.string(),
      covers: z.array(z.string()),
      alsoCovers: z.string().nullable(),
      connectivity: z.enum(['streamlined']).nullable(),
      note: z.string().nullable(),
      sources: z.array(z.string()),
    }),
  ),
  staticRanges: z.strictObject({
    asOf: z.iso.date(),
    note: z.string(),
    verified: z.boolean(),
    sources: z.array(z.string()),
    ranges: z.array(z.strictObject({ geography: z.string(), networks: z.array(z.cidrv4()) })),
  }),
  notCovered: z.array(z.string()),
  limits: z.string(),
});

export const networkFacts = {
  geographies: z.array(geographySchema),
  /** What uses a host, and what goes wrong without it. Partly inferred from what the service does. */
  consumers: z.array(z.strictObject({ id: z.string(), name: z.string(), breaks: z.string() })),
  ipAlternatives: ipAlternativesSchema,
  /** How Microsoft's analyzer counts, by class of address. */
  verdictClasses: z.strictObject({ note: z.string(), classes: z.array(z.string()), sources: z.array(z.string()) }),
  /** The chains that pinned hosts must have. */
  pinning: z.strictObject({
    root: z.strictObject({
      name: z.string(),
      notAfter: z.iso.date(),
      sha256: z.string().regex(/^[0-9A-F]{64}$/),
      sha1: z.string().regex(/^[0-9A-F]{40}$/),
      note: z.string(),
    }),
    intermediate: z.strictObject({ name: z.string(), notAfter: z.iso.datetime(), note: z.string() }),
    currentIssuer: z.strictObject({ name: z.string().nullable(), verified: z.boolean(), note: z.string() }),
    packagesHost: z.strictObject({ path: z.string(), root: z.string(), note: z.string() }),
    verified: z.boolean(),
    sources: z.array(z.string()),
  }),
  endpoints: z.array(endpointSchema),
};

export const endpointsFileSchema = z.strictObject({ ...head, ...networkFacts });

/** Hosts, who uses them, and how they are told to be reached. */
export type Network = z.infer<z.ZodObject<typeof networkFacts>>;
