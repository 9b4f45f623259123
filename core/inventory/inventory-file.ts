import { z } from 'zod';
import { type Inventory, inventorySchema } from './schema';

/** What `inventory --json` prints: the facts of one machine, without a judgement. */
export const inventoryKind = 'mdeready-inventory';
export const inventoryFileSchema = z.strictObject({ kind: z.literal(inventoryKind), ...inventorySchema.shape });

/** The inventory as its file holds it. */
export const inventoryFile = (inventory: Inventory): z.output<typeof inventoryFileSchema> => ({ kind: inventoryKind, ...inventory });
