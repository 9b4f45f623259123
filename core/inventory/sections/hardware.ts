import { z } from 'zod';

export const hardwareSchema = z.strictObject({
  cpuModel: z.string().nullable(),
  /** Processors the operating system can schedule on. */
  logicalCores: z.number().int().positive().nullable(),
  /** Cores without their hardware threads. */
  physicalCores: z.number().int().positive().nullable(),
  memoryBytes: z.number().int().nonnegative().nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
});
