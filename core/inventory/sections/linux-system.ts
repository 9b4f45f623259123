import { z } from 'zod';

const processSchema = z.strictObject({ pid: z.number().int().positive(), name: z.string() });

/** What Defender for Endpoint on Linux asks of the system below it. */
export const linuxSystemSchema = z.strictObject({
  init: z.strictObject({
    /** Name of process 1. */
    name: z.string().nullable(),
    /** Whether systemd runs as process 1 (its runtime folder /run/systemd/system exists). */
    systemd: z.boolean().nullable(),
    systemdVersion: z.string().nullable(),
  }),
  /** Options of the running kernel that were looked for, by name: y, m, or n where it lacks one; `null`: not readable. */
  kernelOptions: z.record(z.string(), z.enum(['y', 'm', 'n'])).nullable(),
  fanotify: z.strictObject({
    /** Processes that watch mounts or file systems by fanotify, or decide on access; `null` when /proc of others could not be read. */
    users: z.array(processSchema).nullable(),
  }),
  audit: z.strictObject({
    /** Whether the audit daemon runs. */
    daemonRunning: z.boolean().nullable(),
    rulesFiles: z.array(z.string()).nullable(),
    /** Whether a rules file locks the configuration until the next boot (`-e 2`). */
    immutable: z.boolean().nullable(),
  }),
  selinux: z.enum(['enforcing', 'permissive', 'disabled', 'not-present']).nullable(),
  appArmor: z.enum(['enabled', 'disabled', 'not-present']).nullable(),
  ebpf: z.strictObject({
    /** /sys/kernel/btf/vmlinux exists. */
    btf: z.boolean().nullable(),
    /** /proc/sys/kernel/unprivileged_bpf_disabled: 0 allowed, 1 and 2 root only. */
    unprivilegedDisabled: z.number().int().nullable(),
  }),
  /** C library: "glibc 2.36", "musl 1.2.3". */
  libc: z.strictObject({ name: z.string(), version: z.string().nullable() }).nullable(),
  /** How the system keeps its own files from being changed by a package manager; `none` where it does not. */
  immutable: z.enum(['none', 'rpm-ostree', 'transactional-update']).nullable(),
  /** Whether the kernel runs in FIPS mode. */
  fips: z.boolean().nullable(),
  /** System-wide policy for cryptography (/etc/crypto-policies/config): "DEFAULT", "FIPS:OSPP"; "not-present" where there is none. */
  cryptoPolicy: z.string().nullable(),
  /** Folders the package installs to, /opt and /opt/microsoft, that are symbolic links. */
  links: z.array(z.strictObject({ path: z.string(), target: z.string() })).nullable(),
  /** The package manager that is there, and the sources of packages.microsoft.com it knows; other sources are not kept. */
  packages: z.strictObject({
    manager: z.enum(['apt', 'dnf', 'tdnf', 'yum', 'zypper', 'none']).nullable(),
    microsoftSources: z.array(z.strictObject({ url: z.string(), file: z.string() })).nullable(),
  }),
});
export type LinuxSystem = z.infer<typeof linuxSystemSchema>;
