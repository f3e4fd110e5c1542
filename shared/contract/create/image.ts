import { z } from 'zod';
import { documentTextSchema } from '../values.ts';

/**
 * Where bytes of a disk or a medium come from, in one line that a person can type: a full path on the
 * connection's host, an address (http or https), or `catalogue:ID`.
 */
export const imageSchema = documentTextSchema
  .min(1)
  .max(4096)
  .refine(
    text => parseImage(text) !== undefined,
    'Give a full path (from / on), an address (https://…) or catalogue:ID.',
  );

export type Image =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'catalogue'; readonly id: string };

const CATALOGUE = 'catalogue:';

/** Undefined for what is none of the three. */
export function parseImage(text: string): Image | undefined {
  if (text.startsWith('/')) return { kind: 'path', path: text };
  if (text.startsWith(CATALOGUE) && text.length > CATALOGUE.length)
    return { kind: 'catalogue', id: text.slice(CATALOGUE.length) };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return { kind: 'url', url: text };
}

/** `sha256:HEX` or `sha512:HEX`, as the publisher of an image gives it. */
export const checksumSchema = z
  .string()
  .regex(
    /^(sha256:[0-9a-fA-F]{64}|sha512:[0-9a-fA-F]{128})$/,
    'Give sha256: and 64 hexadecimal digits, or sha512: and 128.',
  );
export type Checksum = z.infer<typeof checksumSchema>;
