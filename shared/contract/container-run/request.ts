import { z } from 'zod';
import { isBad, parseReference } from '#shared/domain/images/reference.ts';
import { engineIdSchema } from '../engines.ts';
import { platformSchema } from '../images/actions.ts';
import { runHealthSchema } from './health.ts';
import { runMountSchema } from './mounts.ts';
import { engineNameSchema, hostNameSchema, runHostEntrySchema, runNetworkingSchema } from './network.ts';
import { runPortSchema } from './ports.ts';
import { resourceFields, runDeviceSchema, runGpusSchema } from './resources.ts';
import { capabilitySchema, runSecuritySchema } from './security.ts';
import { lineSchema, pathSchema, plainTextSchema } from './text.ts';

/** A name as people write it, or the id of an image that is there. */
export const imageReferenceSchema = z
  .string()
  .max(500)
  .superRefine((text, context) => {
    if (/^sha256:[\da-f]{64}$/.test(text)) return;
    const parsed = parseReference(text);
    if (isBad(parsed)) context.addIssue({ code: 'custom', message: parsed.wrong });
  });

/** One of a list that stands for a name and a value. */
const variableSchema = z.object({
  name: lineSchema.regex(/^[^=\s]+$/, 'A name has no spaces and no =.').max(500),
  value: plainTextSchema,
});

const words = z.array(plainTextSchema).max(1000);

/** A container to be made. What is left out is the image's, and then the engine's, to say. */
export const runRequestSchema = z.object({
  engine: engineIdSchema,
  image: imageReferenceSchema,
  /** Missing: when it is not there. */
  pull: z.enum(['missing', 'always', 'never']).optional(),
  platform: platformSchema.optional(),
  /** Missing: the engine makes one up. */
  name: engineNameSchema.optional(),
  entrypoint: words.min(1).optional(),
  command: words.optional(),
  ports: z.array(runPortSchema).max(500).optional(),
  mounts: z.array(runMountSchema).max(500).optional(),
  environment: z.array(variableSchema).max(2000).optional(),
  /** On the computer that Innkeeper runs on; read as Docker's own program does. */
  envFiles: z.array(pathSchema).max(50).optional(),
  network: runNetworkingSchema.optional(),
  dns: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .max(20)
    .optional(),
  extraHosts: z.array(runHostEntrySchema).max(200).optional(),
  hostname: hostNameSchema.max(64).optional(),
  restart: z
    .object({
      policy: z.enum(['no', 'always', 'unless-stopped', 'on-failure']),
      /** With `on-failure` alone; missing: for ever. */
      retries: z.number().int().min(1).max(1_000_000).optional(),
    })
    .optional(),
  health: runHealthSchema.optional(),
  ...resourceFields,
  devices: z.array(runDeviceSchema).max(200).optional(),
  gpus: runGpusSchema.optional(),
  capAdd: z.array(capabilitySchema).max(100).optional(),
  capDrop: z.array(capabilitySchema).max(100).optional(),
  /** Name or number, with a group after a colon where wanted. */
  user: lineSchema.regex(/^[^\s:]+(:[^\s:]+)?$/, 'A user looks like app or 1000:1000.').optional(),
  workingDir: pathSchema.optional(),
  readOnlyRoot: z.boolean().optional(),
  security: runSecuritySchema.optional(),
  privileged: z.boolean().optional(),
  runtime: lineSchema.regex(/^[\w./-]{1,200}$/, 'That is no name of a runtime.').optional(),
  /** A small program as the first process, which reaps orphans and passes signals on. */
  init: z.boolean().optional(),
  pid: z.literal('host').optional(),
  ipc: z.enum(['host', 'private', 'shareable', 'none']).optional(),
  userns: z.literal('host').optional(),
  labels: z.array(variableSchema).max(2000).optional(),
  log: z
    .object({
      driver: lineSchema.regex(/^[\w./:-]{1,200}$/, 'That is no name of a log driver.'),
      options: z.array(variableSchema).max(100).optional(),
    })
    .optional(),
  stopSignal: lineSchema.regex(/^(SIG)?[A-Z0-9+-]{1,20}$/, 'A signal looks like SIGTERM.').optional(),
  /** Seconds between the signal and being killed. */
  stopTimeout: z.number().int().min(0).max(1_000_000).optional(),
  autoRemove: z.boolean().optional(),
  tty: z.boolean().optional(),
  stdin: z.boolean().optional(),
  /** False: it is only made. */
  start: z.boolean().optional(),
});
export type RunRequest = z.infer<typeof runRequestSchema>;
