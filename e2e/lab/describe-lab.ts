import { describe } from 'vitest';
import { program } from './machine.ts';

/** Tests of a real machine with an IOMMU, SR-IOV cards and a spare graphics card; skipped where nothing starts one. */
export const describeLab = describe.skipIf(program === undefined);
