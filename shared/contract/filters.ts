import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, documentTextSchema, instantSchema, uuidSchema } from './values.ts';

/** A guest's card that names a filter. */
export const filterUserSchema = z.object({
  guest: z.object({
    connection: connectionIdSchema,
    name: z.string(),
    uuid: uuidSchema,
    running: z.boolean(),
  }),
  mac: z.string().optional(),
  /** Of variables that are not the ones libvirt learns: what the card's document gives. */
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type FilterUser = z.infer<typeof filterUserSchema>;

export const filterSchema = z.object({
  uuid: uuidSchema,
  name: z.string(),
  chain: z.string(),
  priority: z.number().int().optional(),
  rules: z.number().int().nonnegative(),
  /** Filters it refers to, in order, each once; `missing` are those of them that are not there. */
  references: z.array(z.string()),
  missing: z.array(z.string()),
  /** Filters that refer to it. */
  referredBy: z.array(z.string()),
  /** Its own and those of what it refers to, however deep; without `$`. */
  variables: z.array(z.string()),
  usedBy: z.array(filterUserSchema),
  /** It came with libvirt. */
  stock: z.boolean(),
});
export type Filter = z.infer<typeof filterSchema>;

const words = documentTextSchema.max(4096);

/** Names and values as its document has them. `''` stands nowhere: what is not wanted is left out. */
const attributesSchema = z.record(z.string().max(64), words);

export const filterRuleSchema = z.object({
  entry: z.literal('rule'),
  action: z.enum(['accept', 'drop', 'reject', 'return', 'continue']),
  direction: z.enum(['in', 'out', 'inout']),
  /** -1000 … 1000; without one it is 500. */
  priority: z.number().int().optional(),
  /** False: connections are not followed. */
  stateMatch: z.boolean().optional(),
  /** Missing: the rule is for every packet. */
  protocol: z.string().max(40).optional(),
  /** What of the protocol has to match; see shared/domain/filters/protocols. */
  fields: attributesSchema,
  /** Everything but what the fields say: `match='no'`. */
  inverted: z.boolean().optional(),
  /** Where it is in the document it was read from; missing: it is new. What no field models is kept by it. */
  was: z.number().int().nonnegative().optional(),
});
export type FilterRule = z.infer<typeof filterRuleSchema>;

export const filterReferenceSchema = z.object({
  entry: z.literal('reference'),
  filter: words,
  parameters: z.array(z.object({ name: words, value: words })).max(200),
  was: z.number().int().nonnegative().optional(),
});
export type FilterReference = z.infer<typeof filterReferenceSchema>;

/** A filter as its form has it: https://libvirt.org/formatnwfilter.html. */
export const filterFormSchema = z.object({
  name: words,
  chain: words,
  /** Of the chain; missing: libvirt’s own for it. */
  priority: z.number().int().optional(),
  entries: z.array(z.discriminatedUnion('entry', [filterRuleSchema, filterReferenceSchema])).max(1000),
});
export type FilterForm = z.infer<typeof filterFormSchema>;

const xml = z.string().max(1_000_000);

/** `base`: the document it was made from, as `get` gave it; when it is no longer so, it is a CONFLICT. */
export const filterActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), form: filterFormSchema }),
  z.object({ do: z.literal('create-xml'), xml }),
  z.object({ do: z.literal('edit'), uuid: uuidSchema, base: xml, form: filterFormSchema }),
  z.object({ do: z.literal('edit-xml'), uuid: uuidSchema, base: xml, xml }),
  z.object({ do: z.literal('delete'), uuid: uuidSchema }),
]);
export type FilterAction = z.infer<typeof filterActionSchema>;

export const filterPlanSchema = actionPlanSchema.extend({
  /** The document before and after; missing where there is none. */
  before: xml.optional(),
  after: xml.optional(),
});
export type FilterPlan = z.infer<typeof filterPlanSchema>;

const on = z.object({ connection: connectionIdSchema });
const action = on.extend({ action: filterActionSchema });

export const filtersContract = {
  /** `supported`: false where the driver has no filters at all. */
  list: procedure.input(on).output(z.object({ supported: z.boolean(), filters: z.array(filterSchema) })),
  /** Tells once that it listens, and then after what guests name or we did. libvirt tells nothing of filters. */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  get: procedure
    .input(on.extend({ uuid: uuidSchema }))
    .output(z.object({ filter: filterSchema, xml, form: filterFormSchema })),
  plan: procedure.input(action).output(filterPlanSchema),
  run: procedure.input(action.extend({ stamp: z.string() })).output(z.object({ job: z.string() })),
};
