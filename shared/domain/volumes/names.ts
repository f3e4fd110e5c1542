import type { PoolFacts } from '../create/facts.ts';
import { holdsFiles } from '../create/disks/pools.ts';

const LONGEST_FILE_NAME = 255;
/** lvm(8), “Valid names”. */
const LONGEST_LOGICAL = 127;

/** Why a new volume of that pool cannot be called so, in a sentence; undefined: it can. */
export function nameProblem(
  name: string,
  pool: Pick<PoolFacts, 'type' | 'volumes'>,
  partition?: string,
): string | undefined {
  if (name === '') return 'A volume needs a name.';
  if (pool.volumes.includes(name)) return undefined;
  // oxlint-disable-next-line no-control-regex -- what no name may have
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'A name cannot hold a line break or a control character.';
  if (name.trim() !== name) return 'A name cannot begin or end with a space.';
  if (pool.type === 'disk') return partitionProblem(name, partition);
  if (pool.type === 'logical' || pool.type === 'zfs') return deviceProblem(name);
  if (name === '.' || name === '..' || name.includes('/'))
    return 'It is the name of a file: no slash can be in it, and it is neither “.” nor “..”.';
  if (holdsFiles(pool) && new TextEncoder().encode(name).length > LONGEST_FILE_NAME)
    return `A file’s name has at most ${LONGEST_FILE_NAME} bytes.`;
  return undefined;
}

function partitionProblem(name: string, expected: string | undefined): string | undefined {
  if (expected === undefined || name === expected) return undefined;
  return `The volumes of this pool are partitions, which libvirt names by their number: the next one is ${expected}.`;
}

function deviceProblem(name: string): string | undefined {
  if (name.length > LONGEST_LOGICAL) return `It has at most ${LONGEST_LOGICAL} characters.`;
  if (name.startsWith('-') || !/^[\w+.-]+$/.test(name))
    return 'It is made of letters, digits and the characters + _ . -, and begins with none of them but a letter, a digit, _ or +.';
  return undefined;
}

/** `sda1` after nothing, `sda3` after two; devices that end in a digit have a `p` between. */
export function nextPartition(device: string, volumes: readonly string[]): string {
  const base = device.slice(device.lastIndexOf('/') + 1);
  const stem = /\d$/.test(base) ? `${base}p` : base;
  let number = 1;
  while (volumes.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
