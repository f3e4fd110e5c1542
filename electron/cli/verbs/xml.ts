import { basename, join } from 'node:path';
import { createReadStream } from 'node:fs';
import { makeFolder } from '#electron/fronts/make-folder.ts';
import { readDocument } from '#shared/libvirt-xml/read-document.ts';
import { XmlError } from '#shared/libvirt-xml/xml/error.ts';
import { replaceFile } from './replace-file.ts';
import { decodeXml } from './xml-encoding.ts';

export interface XmlArguments {
  readonly files: readonly string[];
  /** The directory to write to; standard output when absent. */
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
}

export interface XmlOutput {
  readonly stdout: (text: string) => void | Promise<void>;
  readonly stderr: (text: string) => void | Promise<void>;
}

/** What became of one file, as `--json` prints it. */
type Outcome =
  | {
      readonly file: string;
      readonly ok: true;
      readonly kind: string;
      readonly out?: string;
      readonly xml?: string;
    }
  | {
      readonly file: string;
      readonly ok: false;
      readonly code: string;
      readonly line?: number;
      readonly column?: number;
      readonly reason: string;
      readonly remedy: string;
    };

/** Larger than any document by far; a disk image given by mistake is not read into memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * `innkeeper xml [--out DIR] FILE…`: reads each document, checks it and writes it back. A file that cannot
 * be read does not keep the others from being written.
 * @returns the exit code: 0, or 1 when any file was refused
 */
export async function runXml(args: XmlArguments, io: XmlOutput): Promise<number> {
  const usage = usageError(args);
  if (usage !== undefined) {
    await io.stderr(`${usage}\n`);
    return 1;
  }
  if (args.out !== undefined) {
    try {
      makeFolder(args.out);
    } catch (error) {
      await io.stderr(`${args.out}: ${systemReason(error)}: give --out a directory you may write to\n`);
      return 1;
    }
  }
  const outcomes: Outcome[] = [];
  for (const file of args.files) {
    const outcome = await writeBack(file, args.out);
    outcomes.push(outcome);
    if (!outcome.ok) await io.stderr(`${describe(outcome)}\n`);
    else if (args.json !== true && outcome.xml !== undefined) await io.stdout(outcome.xml);
  }
  if (args.json === true) await io.stdout(`${JSON.stringify(outcomes, undefined, 2)}\n`);
  return outcomes.every(outcome => outcome.ok) ? 0 : 1;
}

function usageError({ files, out }: XmlArguments): string | undefined {
  if (files.length === 0) return 'innkeeper xml: no file given: name the documents to read';
  if (out === undefined) return undefined;
  const seen = new Map<string, string>();
  for (const file of files) {
    const name = basename(file);
    const other = seen.get(name);
    if (other !== undefined) {
      return `innkeeper xml: ${other} and ${file} would both become ${join(out, name)}: write them to two directories`;
    }
    seen.set(name, file);
  }
  return undefined;
}

async function writeBack(file: string, out: string | undefined): Promise<Outcome> {
  try {
    const bytes = await readLimited(file);
    if (bytes === undefined) {
      const reason = `it holds more than the ${MAX_BYTES} bytes that are read`;
      return { file, ok: false, code: 'limit', reason, remedy: 'check that this is a libvirt document' };
    }
    const { text, encoding, encode } = decodeXml(bytes);
    const { kind, document } = readDocument(text);
    const written = document.toString();
    if (out !== undefined) {
      const target = join(out, basename(file));
      await replaceFile(target, encode(written));
      return { file, ok: true, kind, out: target };
    }
    if (encoding !== 'UTF-8') {
      const remedy = 'write it to a directory with --out';
      return {
        file,
        ok: false,
        code: 'encoding',
        reason: `the file is ${encoding}, standard output is UTF-8`,
        remedy,
      };
    }
    return { file, ok: true, kind, xml: written };
  } catch (error) {
    return refused(file, error);
  }
}

/** Undefined for one that is too large. Pipes and devices do not tell their size, so it is counted. */
async function readLimited(file: string): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(file, { end: MAX_BYTES }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
  }
  return size > MAX_BYTES ? undefined : Buffer.concat(chunks, size);
}

function refused(file: string, error: unknown): Outcome {
  if (error instanceof XmlError) {
    const { code, line, column, reason, remedy } = error;
    return { file, ok: false, code, line, column, reason, remedy };
  }
  const where =
    error instanceof Error && 'path' in error && error.path !== file ? ` (${String(error.path)})` : '';
  const remedy = 'check the path and who may read and write there';
  return { file, ok: false, code: 'io', reason: systemReason(error) + where, remedy };
}

function describe(outcome: Extract<Outcome, { ok: false }>): string {
  const { file, line, column, reason, remedy } = outcome;
  const position = line === undefined ? '' : `:${line}:${column}`;
  return `${file}${position}: ${reason}: ${remedy}`;
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'part of the path is not a directory',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};

function systemReason(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return SYSTEM_REASONS[error.code] ?? `the system says ${error.code}`;
}
