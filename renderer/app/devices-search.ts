import { z } from 'zod';

export const deviceGroupings = ['group', 'slot', 'bus'] as const;
export type DeviceGrouping = (typeof deviceGroupings)[number];

/** What the address says about the list of host devices. Anything unreadable in it is left out, never an error. */
export const devicesSearchSchema = z.object({
  q: z.string().optional().catch(undefined),
  by: z.enum(deviceGroupings).optional().catch(undefined),
  ready: z.boolean().optional().catch(undefined),
  /** Bridges and ports too, which nobody gives away. */
  bridges: z.boolean().optional().catch(undefined),
});
export type DevicesSearch = z.infer<typeof devicesSearchSchema>;
