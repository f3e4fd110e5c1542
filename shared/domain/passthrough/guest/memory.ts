import { pageBytes } from '../host/page-steps.ts';
import type { GuestChange, GuestTopic } from './change.ts';

export const memory: GuestTopic = ({ choices }, document) => {
  const found: GuestChange[] = [];
  if (choices.hugePages !== 'none') {
    const pages = [{ pageSize: pageBytes[choices.hugePages] }];
    found.push({
      text: `Its memory is made of huge pages of ${choices.hugePages === '2M' ? '2 MiB' : '1 GiB'}.`,
      why: 'They are looked up faster; they have to be free when it starts.',
      edits: [{ op: 'set', item: 'domain', values: { 'memoryBacking.pages': pages } }],
    });
  }
  if (choices.lockMemory && !document.memoryBacking.locked)
    found.push({
      text: 'None of its memory is ever swapped out.',
      why: 'The device pins what the guest uses; this also holds what QEMU itself uses.',
      edits: [{ op: 'set', item: 'domain', values: { 'memoryBacking.locked': true } }],
    });
  return found;
};
