import { z } from 'zod';

/** A crypt(3) string: never the password itself. */
export const passwordHashSchema = z
  .string()
  .regex(/^\$(5|6|y|2b)\$[\x21-\x7e]+$/, 'Give a hash as crypt(3) makes it, such as $6$…, not a password.')
  .max(512);

const line = z
  .string()
  .max(4096)
  // oxlint-disable-next-line no-control-regex -- a line has no line breaks
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'It holds a line break or a control character.');

export const accountNameSchema = z
  .string()
  .regex(/^[a-z_][a-z0-9_-]{0,31}$/, 'A user is named by small letters, digits, _ and -, a letter first.');

/** An address with its prefix length, IPv4 or IPv6, such as 192.168.122.10/24. */
const cidrSchema = z.union([z.cidrv4(), z.cidrv6()]);
const addressSchema = z.union([z.ipv4(), z.ipv6()]);

/** What cloud-init does at the first start (https://cloudinit.readthedocs.io/en/latest/reference/modules.html). */
export const cloudInitSchema = z.object({
  /** Left out: the guest's name, as far as a host name can be made of it. */
  hostname: z
    .string()
    .max(253)
    .regex(
      /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/,
      'This is no host name.',
    )
    .optional(),
  users: z
    .array(
      z.object({
        name: accountNameSchema,
        passwordHash: passwordHashSchema.optional(),
        sshKeys: z.array(line.min(1)).max(50).optional(),
        /** Root's rights without a password. */
        admin: z.boolean().optional(),
        shell: line.optional(),
      }),
    )
    .max(50)
    .optional(),
  packages: z.array(line.min(1)).max(200).optional(),
  upgrade: z.boolean().optional(),
  /** Run once as root, in order, at the end of the first start. */
  commands: z.array(z.string().min(1).max(10_000)).max(200).optional(),
  timezone: line.optional(),
  locale: line.optional(),
  /** By the order of the guest's network cards; one left out asks DHCP. */
  network: z
    .array(
      z.object({
        addresses: z.array(cidrSchema).max(16).optional(),
        gateway: addressSchema.optional(),
        nameservers: z.array(addressSchema).max(8).optional(),
        search: z.array(line.min(1)).max(8).optional(),
      }),
    )
    .max(32)
    .optional(),
});
export type CloudInit = z.infer<typeof cloudInitSchema>;
