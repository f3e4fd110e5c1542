// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { createRequestSchema } from './create/request.ts';
import { procedure } from './procedure.ts';
import { instantSchema } from './values.ts';

/** What is put in the place of a name when a guest is made from it. */
export const templateAnswersSchema = createRequestSchema.omit({
  connection: true,
  name: true,
  unattended: true,
  xml: true,
});
export type TemplateAnswers = z.infer<typeof templateAnswersSchema>;

export const templateNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}$/,
    'A template’s name has at most 80 letters, digits, spaces and . _ -.',
  );

/** A file of its own, which people may share: `{ "template": 1, "name", "description", "answers" }`. */
export const templateFileSchema = z.object({
  template: z.literal(1),
  name: templateNameSchema,
  description: z.string().max(2000).optional(),
  answers: templateAnswersSchema,
});
export type TemplateFile = z.infer<typeof templateFileSchema>;

export const templatesContract = {
  list: procedure.input(z.object({})).output(
    z.object({
      templates: z.array(
        templateFileSchema
          .omit({ template: true })
          .extend({ id: z.string(), path: z.string(), changedAt: instantSchema }),
      ),
      /** Files in the folder that are no template, each with why. */
      unreadable: z.array(z.object({ path: z.string(), why: z.string() })),
      folder: z.string(),
    }),
  ),
  save: procedure
    .input(templateFileSchema.omit({ template: true }).extend({ replace: z.boolean() }))
    .output(z.object({ id: z.string(), path: z.string() })),
  remove: procedure.input(z.object({ id: z.string() })).output(z.object({})),
};
