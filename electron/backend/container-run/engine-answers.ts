import { z } from 'zod';

/** Answers of the engine, as far as a plan goes by them (Docker Engine API). Go writes an empty list as null. */
const words = z
  .array(z.string())
  .nullish()
  .transform(list => list ?? []);
const keys = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform(record => Object.keys(record ?? {}));
const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');

/** GET /images/{name}/json */
export const imageAnswerSchema = z.object({
  Os: z.string(),
  Architecture: z.string(),
  Config: z
    .object({
      Entrypoint: words,
      Cmd: words,
      User: text,
      WorkingDir: text,
      Env: words,
      ExposedPorts: keys,
      Volumes: keys,
      StopSignal: text,
      Labels: z
        .record(z.string(), z.string())
        .nullish()
        .transform(labels => labels ?? {}),
    })
    .nullish(),
});
export type ImageAnswer = z.infer<typeof imageAnswerSchema>;

/** GET /networks */
export const networksAnswerSchema = z.array(
  z.object({
    Name: z.string(),
    Id: z.string(),
    Driver: z.string(),
    IPAM: z.object({ Config: z.array(z.object({ Subnet: z.string().optional() })).nullish() }).nullish(),
  }),
);

/** GET /volumes */
export const volumesAnswerSchema = z.object({
  Volumes: z.array(z.object({ Name: z.string() })).nullish(),
});
