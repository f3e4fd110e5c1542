// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { hostCheckSchema } from './host-check.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema } from './values.ts';

export const firewallCheckIdSchema = z.enum([
  'ip-forwarding',
  'libvirt-rules',
  'backend-mismatch',
  'docker',
  'ufw',
  'firewalld',
  'br-netfilter',
]);
export type FirewallCheckId = z.infer<typeof firewallCheckIdSchema>;

/** One thing that keeps guests from the network, or would. */
export const firewallCheckSchema = hostCheckSchema.extend({ id: firewallCheckIdSchema });
export type FirewallCheck = z.infer<typeof firewallCheckSchema>;

export const firewallContract = {
  /**
   * `rules`: whether the kernel's own rules could be read, which only root may; without them files and services tell.
   * Fails with UNSUPPORTED where there is no way to the host beside libvirt.
   */
  check: procedure
    .input(z.object({ connection: connectionIdSchema }))
    .output(z.object({ checks: z.array(firewallCheckSchema), rules: z.boolean() })),
};
