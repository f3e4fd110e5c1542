// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { engineIdSchema } from './engines.ts';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';

/** What Compose lets a project be called (compose-spec: name). */
export const projectNameSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]*$/,
    'A name has small letters, digits, “-” and “_”, a letter or a digit first.',
  );

/** The program that does what Compose does. `plugin`: `docker compose`; `standalone`: `docker-compose`. */
export const composeToolSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['plugin', 'standalone']), version: z.string() }),
  z.object({ kind: z.literal('absent') }),
]);
export type ComposeTool = z.infer<typeof composeToolSchema>;

/** A folder with compose files, as the tool reads them. */
export const composeFolderSchema = z.object({
  /** Names within the folder that the tool takes by itself, in its order; empty: it finds none. */
  files: z.array(z.string()),
  /** What the project is called unless it is given a name. */
  name: z.string(),
  services: z.array(z.string()),
  /** Why it cannot be brought up. */
  failure: failureSchema.optional(),
});
export type ComposeFolder = z.infer<typeof composeFolderSchema>;

/** Missing: all. */
const services = z.array(z.string()).optional();

export const projectActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('up'),
    folder: z.string(),
    /** Missing: those that the tool takes by itself. */
    files: z.array(z.string()).optional(),
    project: projectNameSchema,
    /** Builds images anew even where they are there. */
    build: z.boolean(),
    /** Asks the registry for newer images first. */
    pull: z.boolean(),
    /** Removes containers of services that are no longer in the file. */
    orphans: z.boolean(),
  }),
  z.object({
    do: z.literal('down'),
    project: z.string(),
    /** Named volumes too, with what is in them. */
    volumes: z.boolean(),
  }),
  z.object({ do: z.literal('start'), project: z.string(), services }),
  z.object({ do: z.literal('stop'), project: z.string(), services }),
  z.object({ do: z.literal('restart'), project: z.string(), services }),
  z.object({ do: z.literal('pull'), project: z.string() }),
]);
export type ProjectAction = z.infer<typeof projectActionSchema>;

const inEngine = z.object({ engine: engineIdSchema });

/** Which projects there are is read off the labels of containers, networks and volumes: see domain/projects. */
export const projectsContract = {
  /** Looked for anew each time: it may have been installed meanwhile. */
  tool: procedure.input(z.object({})).output(composeToolSchema),
  /** Which of the files that a project was brought up from are here; their paths are whole. */
  files: procedure
    .input(inEngine.extend({ project: z.string() }))
    .output(z.object({ files: z.array(z.object({ path: z.string(), here: z.boolean() })) })),
  /** FILE_NOT_FOUND or FILE_UNREADABLE for the folder; what is wrong with the files in it is part of the answer. */
  look: procedure
    .input(inEngine.extend({ folder: z.string(), files: z.array(z.string()).optional() }))
    .output(composeFolderSchema),
  plan: procedure.input(inEngine.extend({ action: projectActionSchema })).output(actionPlanSchema),
  /** CONFLICT when it is no longer what the stamp was given for. */
  run: procedure
    .input(inEngine.extend({ action: projectActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
