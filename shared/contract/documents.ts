// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';

/** Where a document is wrong. Lines and columns count from 1. */
export const documentIssueSchema = z.object({
  severity: z.enum(['error', 'warning']),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  /** What the mark covers, in characters. */
  length: z.number().int().nonnegative(),
  message: z.string(),
  remedy: z.string().optional(),
});
export type DocumentIssue = z.infer<typeof documentIssueSchema>;

const one = z.object({ guest: guestRefSchema });
const text = z.string().max(2_000_000);

/** Help while a guest's document is written by hand. */
export const documentsContract = {
  /** Everything wrong with a document, by libvirt's schema and by what we know. */
  check: procedure
    .input(one.extend({ xml: text }))
    .output(z.object({ issues: z.array(documentIssueSchema), by: z.enum(['schema', 'views']) })),
  /** What may stand at a place of a document: names of elements, attributes, or values. */
  complete: procedure.input(one.extend({ xml: text, offset: z.number().int().nonnegative() })).output(
    z.object({
      /** Where what is replaced begins. */
      from: z.number().int().nonnegative(),
      options: z.array(
        z.object({
          label: z.string(),
          kind: z.enum(['element', 'attribute', 'value']),
          insert: z.string(),
          required: z.boolean().optional(),
        }),
      ),
    }),
  ),
};
