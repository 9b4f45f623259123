import { z } from 'zod';

export const interfaceSchema = z.strictObject({
  name: z.string(),
  state: z.enum(['up', 'down', 'unknown']),
  loopback: z.boolean(),
  addresses: z.array(z.strictObject({ address: z.string(), prefixLength: z.number().int().nullable(), family: z.enum(['ipv4', 'ipv6']) })),
});

/** `destination` in CIDR form, "0.0.0.0/0" and "::/0" for the default; `gateway` is `null` for a link route. */
export const routeSchema = z.strictObject({
  family: z.enum(['ipv4', 'ipv6']),
  destination: z.string(),
  gateway: z.string().nullable(),
  interface: z.string(),
  metric: z.number().int().nullable(),
});

export const networkSchema = z.strictObject({
  interfaces: z.array(interfaceSchema),
  routes: z.array(routeSchema).nullable(),
  dns: z.strictObject({ servers: z.array(z.string()), search: z.array(z.string()) }).nullable(),
});
export type Network = z.infer<typeof networkSchema>;
