// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { pciAddressSchema } from './create/host-device.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema } from './values.ts';

/** Part of an alias in guests' documents, where libvirt takes letters, digits, dashes and underscores. */
export const deviceNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9-]| (?=[A-Za-z0-9-])){0,39}$/,
    'A name has at most 40 letters, digits, single spaces and dashes.',
  );

const idsSchema = z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/);

/** One function of a card, by what it says of itself: the same in any slot of any host. */
export const namedFunctionSchema = z.object({
  function: z.number().int().min(0).max(7),
  ids: idsSchema,
  subsystem: idsSchema.optional(),
});
export type NamedFunction = z.infer<typeof namedFunctionSchema>;

/** Where it was last on one host; that of another host is not known here. */
export const namedPlaceSchema = z.object({
  /** UUID of the host, as its libvirt says. */
  host: z.guid(),
  hostname: z.string(),
  /** Of its first function. */
  address: pciAddressSchema,
  seenAt: instantSchema,
});
export type NamedPlace = z.infer<typeof namedPlaceSchema>;

export const namedDeviceSchema = z.object({
  name: deviceNameSchema,
  description: z.string().max(500).optional(),
  /** What it was called when it got its name: `NVIDIA GeForce RTX 4090`. */
  model: z.string(),
  functions: z.array(namedFunctionSchema).min(1).max(8),
  places: z.array(namedPlaceSchema),
});
export type NamedDevice = z.infer<typeof namedDeviceSchema>;

/**
 * Where a named device is on the host asked about. `there`: where it was. `moved`: alone of its kind, at another
 * address. `unplaced`: never said here, but there is one of its kind. `several`: of its kind, none of them where it
 * was. `absent`: none of its kind.
 */
export const whereaboutsSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('there'), address: pciAddressSchema }),
  z.object({ state: z.literal('moved'), address: pciAddressSchema, from: pciAddressSchema }),
  z.object({ state: z.literal('unplaced'), address: pciAddressSchema }),
  z.object({ state: z.literal('several'), addresses: z.array(pciAddressSchema) }),
  z.object({ state: z.literal('absent') }),
]);
export type Whereabouts = z.infer<typeof whereaboutsSchema>;

const on = z.object({ connection: connectionIdSchema });
const one = on.extend({ name: deviceNameSchema });

export const deviceNamesContract = {
  list: procedure.input(on).output(
    z.object({
      devices: z.array(
        z.object({
          device: namedDeviceSchema,
          /** Missing: the host's devices cannot be read. */
          where: whereaboutsSchema.optional(),
          guests: z.array(
            z.object({
              guest: guestRefSchema,
              name: z.string(),
              running: z.boolean(),
              /** Its document says another address than where the device is; set right when it starts. */
              stale: z.boolean(),
            }),
          ),
        }),
      ),
      /** Why no whereabouts are known. */
      unread: failureSchema.optional(),
    }),
  ),
  /** Names all functions of the card in that slot; NAME_TAKEN for a name that another has. */
  save: procedure
    .input(one.extend({ address: pciAddressSchema, description: z.string().max(500).optional() }))
    .output(namedDeviceSchema),
  /** Says which of several it is on this host, or that one of its kind here is it. */
  place: procedure.input(one.extend({ address: pciAddressSchema })).output(namedDeviceSchema),
  rename: procedure.input(one.extend({ to: deviceNameSchema })).output(namedDeviceSchema),
  /** Guests keep their device, by its address from then on. */
  remove: procedure.input(one).output(z.object({})),
  /** Writes the name beside each function of it that the guest has; takes effect when it starts next. */
  attach: procedure
    .input(z.object({ guest: guestRefSchema, name: deviceNameSchema }))
    .output(z.object({ functions: z.number().int() })),
};
