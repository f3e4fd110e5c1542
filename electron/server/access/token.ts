import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret } from './secrets.ts';

export const tokenFile = (stateDir: string): string => join(stateDir, 'token');

const wellFormed = /^[\w-]{43}$/;

/** The token that opens the browser front, kept in the state folder for its owner alone; undefined if there is none. */
export function readToken(stateDir: string): string | undefined {
  try {
    const text = readFileSync(tokenFile(stateDir), 'utf8').trim();
    return wellFormed.test(text) ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The token, made at first use. Sessions outlive a restart as long as it stays the same. */
export function ensureToken(stateDir: string): string {
  const known = readToken(stateDir);
  if (known !== undefined) {
    chmodSync(tokenFile(stateDir), 0o600);
    return known;
  }
  const token = newSecret();
  const draft = `${tokenFile(stateDir)}.${process.pid}`;
  writeFileSync(draft, `${token}\n`, { mode: 0o600 });
  renameSync(draft, tokenFile(stateDir));
  return token;
}
