// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './containers.ts';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';

/** As the engine names one program started in a container. */
export const execIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'ExecId'>();
export type ExecId = z.infer<typeof execIdSchema>;

/** Characters. */
export const terminalSizeSchema = z.object({
  columns: z.number().int().min(1).max(1000),
  rows: z.number().int().min(1).max(1000),
});
export type TerminalSize = z.infer<typeof terminalSizeSchema>;

const argument = z.string().max(100_000);
const path = z.string().min(1).max(4096);

export const shellChoiceSchema = z.object({
  command: z.array(argument).min(1).max(1000),
  /** `name`, `uid`, `name:group` or `uid:gid`; that of the container when missing. */
  user: z.string().min(1).max(200).optional(),
  directory: path.startsWith('/').optional(),
  /** False: output and errors apart, and input that can end. True when missing. */
  tty: z.boolean().optional(),
});
export type ShellChoice = z.infer<typeof shellChoiceSchema>;

const one = z.object({ container: containerRefSchema });

export const containerShellsContract = {
  /** What can be started inside, and what attaching would mean. Shells are looked for where images have them. */
  surroundings: procedure.input(one).output(
    z.object({
      shells: z.array(path),
      /** Missing: the image's user, which is root unless it says another. */
      user: z.string().optional(),
      directory: z.string().optional(),
      /** Of the main process. */
      tty: z.boolean(),
      /** Whether the main process reads what is typed. */
      input: z.boolean(),
      /** Its input ends for good once the first who is attached leaves. */
      inputEnds: z.boolean(),
    }),
  ),
  /** Without `exec`: of the main process. */
  resize: procedure
    .input(one.extend({ exec: execIdSchema.optional(), size: terminalSizeSchema }))
    .output(z.object({})),
  /** Once its pipe has ended: how. `failure` where the program could not be started. */
  outcome: procedure
    .input(one.extend({ exec: execIdSchema, program: argument }))
    .output(z.object({ exitCode: z.number().int().optional(), failure: failureSchema.optional() })),
};
