import { z } from 'zod';

export const mountSchema = z.strictObject({
  mount: z.string(),
  device: z.string(),
  fileSystem: z.string(),
  options: z.array(z.string()),
  /** `null` when the file system was not asked (remote, virtual) or did not say. */
  totalBytes: z.number().int().nonnegative().nullable(),
  freeBytes: z.number().int().nonnegative().nullable(),
});

/** A fixed disk. `rotational` is true for a spinning one. */
export const diskSchema = z.strictObject({
  name: z.string(),
  model: z.string().nullable(),
  sizeBytes: z.number().int().nonnegative().nullable(),
  rotational: z.boolean().nullable(),
});

/** Mounts (or volumes), and the room on the one Defender installs itself to. */
export const storageSchema = z.strictObject({
  mounts: z.array(mountSchema),
  disks: z.array(diskSchema).nullable(),
  /** The volume that holds the system: "/" (or "/opt" or "/var" where they are their own, see `mounts`), "C:". */
  systemVolume: z.strictObject({
    mount: z.string(),
    fileSystem: z.string().nullable(),
    totalBytes: z.number().int().nonnegative().nullable(),
    freeBytes: z.number().int().nonnegative().nullable(),
  }),
});
export type Storage = z.infer<typeof storageSchema>;
