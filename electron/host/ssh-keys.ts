import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileTree } from './tree/file-tree.ts';

export interface SshKey {
  /** The file's full path. */
  readonly file: string;
  /** The line as authorized_keys takes it. */
  readonly key: string;
  readonly comment: string;
}

/** Of an OpenSSH public key: its kind, its bytes in base64, and what its owner wrote behind it. */
const line = /^((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]+) ([A-Za-z0-9+/=]+)(?: (.*))?$/;

/** Public keys of a person: `.ssh/*.pub` of their home folder (ssh-keygen(1), FILES). The private ones are never read. */
export async function readSshKeys(home: string = homedir()): Promise<SshKey[]> {
  const tree = fileTree(home);
  const names = (await tree.names('.ssh')).filter(name => name.endsWith('.pub')).toSorted();
  const keys = await Promise.all(
    names.map(async name => {
      const match = line.exec((await tree.text(`.ssh/${name}`)) ?? '');
      return match ? { file: join(home, '.ssh', name), key: match[0], comment: match[3] ?? '' } : undefined;
    }),
  );
  return keys.filter(key => key !== undefined);
}
