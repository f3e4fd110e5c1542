import type { HugePageSize } from '../../contract/host-tuning.ts';

export const pageBytes: Readonly<Record<HugePageSize, number>> = { '2M': 2 ** 21, '1G': 2 ** 30 };
export const pageLabel: Readonly<Record<HugePageSize, string>> = { '2M': '2 MiB', '1G': '1 GiB' };

/** Undefined for sizes that only other architectures have. */
export function pageSizeOf(bytes: number): HugePageSize | undefined {
  if (bytes === pageBytes['2M']) return '2M';
  return bytes === pageBytes['1G'] ? '1G' : undefined;
}

/** The size that a guest gets which names none: `default_hugepagesz=` of the kernel, else 2 MiB on x86. */
export function defaultPageSize(kernelArguments: readonly string[]): HugePageSize {
  const word = kernelArguments.findLast(each => each.startsWith('default_hugepagesz='));
  return /=1G$/i.test(word ?? '') ? '1G' : '2M';
}
