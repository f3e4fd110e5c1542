import { z } from 'zod';
import { firstIllegalCharacter } from '../libvirt-xml/xml/characters.ts';

/** Text that goes into a document: XML has no way to write control characters and halves of surrogate pairs. */
export const documentTextSchema = z
  .string()
  .refine(text => firstIllegalCharacter(text) < 0, 'It holds a character that libvirt cannot keep.');

/** A UUID as libvirt prints it: lower case, with dashes. Any 128 bits: libvirt keeps to no RFC 9562 version. */
export const uuidSchema = z.guid().brand<'Uuid'>();
export type Uuid = z.infer<typeof uuidSchema>;

/** Names one connection for as long as it is remembered; found ones are `system` and `session`. */
export const connectionIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof connectionIdSchema>;

/** Bytes, never KiB: libvirt's units are converted where its documents are read. */
export const bytesSchema = z.number().int().nonnegative();

/** A port of TCP or UDP that can be listened on. */
export const portSchema = z.number().int().min(1).max(65_535);
export const transportSchema = z.enum(['tcp', 'udp']);
export type Transport = z.infer<typeof transportSchema>;

/** IPv4 without leading zeros: what libvirt, the kernel's tools and QEMU all read the same way. */
export const ipv4Schema = z
  .string()
  .trim()
  .regex(
    /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/,
    'An address looks like 192.168.122.10.',
  );

/** Milliseconds since 1970 by the backend's clock. */
export const instantSchema = z.number().int().nonnegative();

/** What people may type as a guest's name: what libvirt and its files accept. */
export const guestNameSchema = documentTextSchema
  .min(1, 'A name cannot be empty.')
  .max(200)
  // oxlint-disable-next-line no-control-regex -- libvirt refuses control characters in names
  .regex(/^[^/\u0000-\u001f\u007f]+$/, 'A name cannot hold a slash, a line break or a control character.')
  .refine(
    name => name.trim() === name && name !== '.' && name !== '..',
    'A name cannot begin or end with a space.',
  );

/** Labels and options as container engines have them: texts by name. */
export const labelsSchema = z.record(z.string(), z.string());
export type Labels = z.infer<typeof labelsSchema>;
