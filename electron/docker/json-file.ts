import { readFile } from 'node:fs/promises';
import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';

/** A file of the person's that is not what it should be. Lines and columns count from 1. */
export class BrokenFileError extends Error {
  override readonly name = 'BrokenFileError';

  constructor(
    readonly path: string,
    readonly what: string,
    readonly place?: { readonly line: number; readonly column: number },
  ) {
    super(`${path}: ${what}`);
  }
}

/** Reads a JSON file; undefined where there is none. Throws BrokenFileError, which quotes nothing of the file. */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new BrokenFileError(path, `It cannot be read (${code ?? 'unknown'}).`);
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined)
    throw new BrokenFileError(path, printParseErrorCode(first.error), placeIn(text, first.offset));
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BrokenFileError(path, `“${issue?.path.join('.') ?? ''}” is not what it should be.`);
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
