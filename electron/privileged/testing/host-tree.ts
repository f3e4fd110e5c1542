import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HELPER_LOADER, helperText } from '../helper-script.ts';
import type { Distribution } from './distributions.ts';
import { standIns } from './stand-ins.ts';

/** What the helper printed, and how it ended. */
export interface Said {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Records of the helper itself, which no undo takes away. */
const RECORDS = '/var/lib/innkeeper';

/** A host in a folder, with stand-ins for its programs, which the helper runs in a chroot there. */
export class HostFolder {
  readonly root: string;

  constructor(distribution: Pick<Distribution, 'files' | 'programs'>) {
    this.root = mkdtempSync(join(tmpdir(), 'innkeeper-host-'));
    for (const folder of ['/etc', '/boot', '/var/lib', '/usr/sbin']) this.folder(folder);
    // All that the stand-ins need.
    copyPrograms(this.root, ['/bin/bash', '/bin/mkdir']);
    for (const [path, text] of Object.entries(distribution.files)) this.write(path, text);
    this.write('/etc/passwd', 'root:x:0:0::/root:/bin/bash\nada:x:1000:1000::/home/ada:/bin/bash\n');
    for (const program of distribution.programs) {
      this.write(`/usr/sbin/${program}`, standIns[program]);
      chmodSync(join(this.root, `/usr/sbin/${program}`), 0o755);
    }
  }

  folder(path: string): void {
    mkdirSync(join(this.root, path), { recursive: true });
  }

  /** Long ago, so that a file that is made anew differs by its time. */
  write(path: string, text: string): void {
    this.folder(dirname(path));
    writeFileSync(join(this.root, path), text);
    utimesSync(join(this.root, path), 1_000_000_000, 1_000_000_000);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Every file, link and folder with its mode; of files what is in them and when they were changed. */
  snapshot(): string[] {
    const all: string[] = [];
    const walk = (path: string) => {
      if (path === RECORDS) return;
      const at = join(this.root, path);
      const stat = lstatSync(at);
      const mode = (stat.mode & 0o7777).toString(8);
      if (stat.isSymbolicLink()) all.push(`${path} -> ${readlinkSync(at)}`);
      else if (stat.isDirectory()) {
        all.push(`${path} ${mode}`);
        for (const name of readdirSync(at).toSorted()) walk(join(path, name));
      } else if (!/^\/(usr\/)?(bin|lib|lib64)\//.test(path)) {
        const hash = createHash('sha256').update(readFileSync(at)).digest('hex').slice(0, 16);
        all.push(`${path} ${mode} ${stat.uid} ${Math.floor(stat.mtimeMs / 1000)} ${hash}`);
      }
    };
    walk('/');
    return all;
  }

  /** `text`: another helper than ours, for a test that has it die. */
  run(words: readonly string[], plan: string | Buffer = '', text: string = helperText): Said {
    const asRoot = process.geteuid?.() === 0 ? [] : ['unshare', '--map-root-user', '--'];
    const [program = '', ...rest] = [
      ...asRoot,
      '/bin/bash',
      '-p',
      '-c',
      HELPER_LOADER,
      'innkeeper-helper',
      String(Buffer.byteLength(text)),
      '--root',
      this.root,
      ...words,
    ];
    const { status, signal, stdout, stderr } = spawnSync(program, rest, {
      input: Buffer.concat([Buffer.from(text), Buffer.from(plan)]),
      encoding: 'utf8',
    });
    return { status, signal, stdout, stderr };
  }

  /** What the dry run says, and its stamp. */
  dryRun(plan: string): Said & { readonly stamp: string } {
    const said = this.run(['dry-run'], plan);
    return { ...said, stamp: /^stamp\t([0-9a-f]{64})$/m.exec(said.stdout)?.[1] ?? '' };
  }

  /** As a person does it: looks, then says yes. */
  apply(plan: string): Said {
    return this.run(['apply', this.dryRun(plan).stamp], plan);
  }

  states(): string[] {
    return [...this.run(['status']).stdout.matchAll(/^state\t(\w+)$/gm)].map(([, state = '']) => state);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Programs of this computer with what they are linked to. */
export function copyPrograms(root: string, programs: readonly string[]): void {
  for (const program of programs) {
    const libraries = execFileSync('ldd', [program], { encoding: 'utf8' });
    for (const file of [program, ...[...libraries.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path)]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      cpSync(file, join(root, file), { dereference: true });
    }
  }
}
