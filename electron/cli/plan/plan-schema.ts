import { z } from 'zod';
import { createRequestSchema } from '#shared/contract/create/request.ts';

/** A plan file is the wizard's request; the connection may be left out, or be an address. */
export const planSchema = createRequestSchema.extend({ connection: z.string().max(1000).optional() });
export type Plan = z.infer<typeof planSchema>;

/** What a plan file may hold, as JSON Schema of draft 2020-12: published as docs/create-plan.schema.json. */
export const planJsonSchema = (): object => jsonSchemaOf(planSchema, 'create');

/** What a verb's file may hold, as JSON Schema of draft 2020-12. */
export function jsonSchemaOf(schema: z.ZodType, verb: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      // A field that nobody knows is refused: a misspelt one would make another thing than the one meant.
      if (jsonSchema.type === 'object' && jsonSchema.properties !== undefined)
        jsonSchema.additionalProperties = false;
    },
  });
  return { $schema, $id: `urn:innkeeper:${verb}-plan`, title: `A plan for innkeeper ${verb}`, ...rest };
}
