import { expect, it } from 'vitest';
import { parsePciIds } from './pci-ids.ts';

const LIST = `#
#	List of PCI ID's
#
10de  NVIDIA Corporation
	2786  AD104 [GeForce RTX 4070]
		1458 40ee  WindForce OC
	2787  AD104 [two  spaces]
10df  Emulex Corporation
	2786  Not an NVIDIA
C 03  Display controller
	00  VGA compatible controller
`;

it('names vendors, devices and subsystems', () => {
  const ids = parsePciIds(LIST);
  expect(ids.vendor(0x10de)).toBe('NVIDIA Corporation');
  expect(ids.device(0x10de, 0x2786)).toBe('AD104 [GeForce RTX 4070]');
  expect(ids.device(0x10de, 0x2787)).toBe('AD104 [two  spaces]');
  expect(ids.device(0x10df, 0x2786)).toBe('Not an NVIDIA');
  expect(ids.subsystem(0x10de, 0x2786, 0x1458, 0x40ee)).toBe('WindForce OC');
});

it('knows nothing of others', () => {
  const ids = parsePciIds(LIST);
  expect(ids.vendor(0x1002)).toBeUndefined();
  expect(ids.device(0x10de, 0x2788)).toBeUndefined();
  expect(ids.device(0x10df, 0x2787)).toBeUndefined();
  expect(ids.subsystem(0x10de, 0x2787, 0x1458, 0x40ee)).toBeUndefined();
});

it('reads lists that begin at once, end without a line end, or have other ends of lines', () => {
  expect(parsePciIds('10de  NVIDIA\n\t2786  Ada').device(0x10de, 0x2786)).toBe('Ada');
  expect(parsePciIds('# x\r\n10de  NVIDIA\r\n\t2786  Ada\r\n').device(0x10de, 0x2786)).toBe('Ada');
});

it.each([
  '',
  '\n\n',
  '10de',
  '10de  ',
  '\t2786  Orphan\n',
  '<html>10de</html>',
  '10de NVIDIA\n\t\t\t2786  Deep',
])('finds no names in %j', text => {
  const ids = parsePciIds(text);
  expect(ids.vendor(0x10de)).toBeUndefined();
  expect(ids.device(0x10de, 0x2786)).toBeUndefined();
});
