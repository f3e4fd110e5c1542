import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { pciAddressSchema, usbIdSchema } from './create/host-device.ts';
import { deviceVerdictSchema, usbDeviceSchema } from './devices.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, documentTextSchema, instantSchema } from './values.ts';

/** Bus and ports, as /sys/bus/usb/devices names them: `1-4.2` is port 2 of the hub at port 4 of bus 1. */
export const usbPortSchema = z
  .string()
  .regex(/^\d{1,3}-\d{1,3}(\.\d{1,3}){0,6}$/, 'A USB port looks like 1-4.2.');

/**
 * What a guest gets whenever it is plugged in. By `device`: wherever it is plugged in, as long as no second one of the
 * make is. By `port`: whatever is plugged in there, so that twins are told apart.
 */
export const usbRuleSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('device'), vendor: usbIdSchema, product: usbIdSchema }),
  z.object({ by: z.literal('port'), port: usbPortSchema }),
]);
export type UsbRule = z.infer<typeof usbRuleSchema>;

/** `name`: of the device that the person had before them when they made the rule. */
export const namedUsbRuleSchema = z.object({ rule: usbRuleSchema, name: documentTextSchema.max(200) });
export type NamedUsbRule = z.infer<typeof namedUsbRuleSchema>;

/**
 * `attached`: the guest has it. `absent`: it is not plugged in. `off`: the guest does not run. `held`: a guest that
 * runs has it already. `twins`: several of the make are plugged in and nothing says which. `waiting`:
 * it is about to be attached. `failed`: libvirt would not.
 */
export const usbRuleStateSchema = z.enum(['attached', 'absent', 'off', 'held', 'twins', 'waiting', 'failed']);
export type UsbRuleState = z.infer<typeof usbRuleStateSchema>;

export const shownUsbRuleSchema = namedUsbRuleSchema.extend({
  guest: guestRefSchema,
  guestName: z.string(),
  state: usbRuleStateSchema,
  /** Port of the device it means now. */
  port: z.string().optional(),
  /** Of `held`: by whom. */
  holder: z.string().optional(),
  failure: failureSchema.optional(),
});
export type ShownUsbRule = z.infer<typeof shownUsbRuleSchema>;

export const usbOfferSchema = usbDeviceSchema.extend({ verdict: deviceVerdictSchema });
export type UsbOffer = z.infer<typeof usbOfferSchema>;

export const usbControllerSchema = z.object({
  address: pciAddressSchema,
  name: z.string(),
  group: z.number().int().optional(),
  verdict: deviceVerdictSchema,
  /** Of the devices behind it. */
  ports: z.array(z.string()),
});
export type UsbController = z.infer<typeof usbControllerSchema>;

const on = z.object({ connection: connectionIdSchema });
const one = z.object({ guest: guestRefSchema, rule: usbRuleSchema });

export const usbContract = {
  list: procedure.input(on).output(
    z.object({
      devices: z.array(usbOfferSchema),
      /** Without those that the host's files do not tell of. */
      controllers: z.array(usbControllerSchema),
      rules: z.array(shownUsbRuleSchema),
      /** libvirt tells when something is plugged in: what a rule means is attached again by itself. */
      told: z.boolean(),
      missing: z.array(z.string()),
    }),
  ),
  /** Tells once it listens, and then when the list may have changed. */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  /**
   * Remembered with the guest, and attached at once if it runs. DEVICE_NEEDED where the host would miss it, with
   * `reason`; INPUT_INVALID for a make of which several are plugged in; DEVICE_ABSENT for what is not plugged in.
   */
  give: procedure.input(one).output(z.object({ state: usbRuleStateSchema })),
  /** Forgets the rule; a guest that runs lets go of the device. */
  take: procedure.input(one).output(z.object({})),
};
