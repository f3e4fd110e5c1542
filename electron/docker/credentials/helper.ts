import { spawn } from 'node:child_process';
import { z } from 'zod';

/** What a person's credential helper keeps for a registry (docker/docker-credential-helpers: the protocol). */
const gotSchema = z.object({ Username: z.string(), Secret: z.string() });
export type KeptLogin = z.infer<typeof gotSchema>;

const TIMEOUT_MS = 30_000;
/** Answers are a few hundred bytes; a token can have some thousands. */
const MOST = 1024 * 1024;

/** A name goes into that of a program. */
export const isHelperName = (name: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(name);

/** `absent`: there is no such program. */
type Answer = { readonly out: string; readonly exit: number } | 'absent';

/** The login that a helper has for a server; undefined: it has none. `absent`: it is not installed. */
export async function loginOf(
  helper: string,
  server: string,
  env: NodeJS.ProcessEnv,
): Promise<KeptLogin | 'absent' | undefined> {
  const answer = await ask(helper, 'get', server, env);
  if (answer === 'absent') return answer;
  // It tells of none and of its own trouble by the same status; both mean that there is no login to use.
  if (answer.exit !== 0) return undefined;
  return gotSchema.parse(JSON.parse(answer.out));
}

function ask(helper: string, verb: 'get', input: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(`docker-credential-${helper}`, [verb], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIMEOUT_MS,
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      if (out.length > MOST) child.kill();
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve('absent') : reject(error),
    );
    child.once('close', exit => resolve({ out, exit: exit ?? 1 }));
    // A helper that does not read what it is asked has answered all the same.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${input}\n`);
  });
}
