import { z } from 'zod';

/**
 * A sentence without its language: an id and the values that go into it.
 *
 * The id is `<check id>.<key in that check's messages>`, or `runner.<key>` for what the runner says itself. The unit of
 * a value follows its name: `...Bytes`, `...Ms`, `...Date` (ISO day or month), `...On` (the same, shown with "on" or "in"),
 * `...At` (ISO instant); everything else is shown as it is.
 */
export const messageSchema = z.strictObject({
  id: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type Message = z.infer<typeof messageSchema>;
export type MessageValue = Message['values'][string];
