import { expect, it } from 'vitest';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { GiB, MiB } from '../units.ts';
import { memoryAtMost } from './memory-size.ts';

const most = (inner: string) => memoryAtMost(domain.of(parseDocument(`<domain>${inner}</domain>`).root));

it('is the memory of the guest and of its displays, and a little more', () => {
  const bare = most("<memory unit='GiB'>1</memory>") ?? 0;
  expect(bare).toBeGreaterThan(GiB);
  expect(bare).toBeLessThan(GiB + 64 * MiB);
  const display = "<devices><video><model type='vga' vram='16384'/></video></devices>";
  const shown = most(`<memory unit='GiB'>1</memory>${display}`) ?? 0;
  expect(shown - bare).toBeGreaterThanOrEqual(16 * MiB);
});

it('is unknown where libvirt does not say', () => {
  expect(most('')).toBeUndefined();
});
