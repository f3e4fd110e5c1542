import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { TemplateAnswers } from '#shared/contract/templates.ts';
import { CliError } from '../verb.ts';
import { type ParsedText, parseText, TextError } from './parse-text.ts';
import { type Plan, planSchema } from './plan-schema.ts';
import { firstUnknownKey } from '#shared/domain/unknown-key.ts';

/** A whole document edited by hand may be in it. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface PlanParts {
  /** JSON or YAML; - is stdin. */
  readonly file?: string | undefined;
  /** What the file leaves open, field by field. */
  readonly template?: TemplateAnswers | undefined;
  /** Takes the place of the file's. */
  readonly name?: string | undefined;
}

/** The plan that a file, a template and a name make together. @throws CliError with file, line and column */
export const readPlan = ({ file, template, name }: PlanParts): Promise<Plan> =>
  readAs(planSchema, 'create', file, given =>
    isRecord(given) ? { ...template, ...given, ...(name !== undefined && { name }) } : given,
  );

/**
 * What a verb is told in a file, JSON or YAML. `complete` adds what stands elsewhere.
 * @throws CliError with file, line and column
 */
export async function readAs<Schema extends z.ZodType>(
  schema: Schema,
  verb: string,
  file: string | undefined,
  complete: (given: unknown) => unknown = given => given,
): Promise<z.infer<Schema>> {
  const parsed = file === undefined ? undefined : parse(file, await readLimited(file));
  const given = parsed?.value ?? {};
  const plan = schema.safeParse(complete(given));
  const refuse = (path: readonly PropertyKey[], what: string): never => {
    const field = path.length === 0 ? '' : `${path.map(String).join('.')}: `;
    throw refusal(file ?? verb, parsed?.placeOf(path), `${field}${what.replace(/\.$/, '')}`);
  };
  if (!plan.success) {
    const [issue] = plan.error.issues;
    return refuse(issue?.path ?? [], issue?.message ?? 'not as it should be');
  }
  const unknown = firstUnknownKey(given, plan.data);
  if (unknown) return refuse(unknown, `no such field; innkeeper ${verb} --schema lists them all`);
  return plan.data;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refusal(file: string, place: ParsedTextPlace, what: string): CliError {
  const name = file === '-' ? 'stdin' : file;
  const where = place === undefined ? name : `${name}:${place.line}:${place.column}`;
  return new CliError(`${where}: ${what}. Nothing was changed.`);
}

type ParsedTextPlace = ReturnType<ParsedText['placeOf']>;

function parse(file: string, content: string): ParsedText {
  try {
    return parseText(content);
  } catch (error) {
    if (error instanceof TextError) throw refusal(file, error.place, error.message.replace(/\.$/, ''));
    throw error;
  }
}

async function readLimited(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const source: Readable = file === '-' ? process.stdin : createReadStream(file);
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) throw new CliError(`${file}: too large for a plan (over 4 MiB).`);
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      `${file}: cannot be read (${code ?? 'unknown reason'}). Check the path and who may read it.`,
    );
  }
  return Buffer.concat(chunks).toString('utf8');
}
