import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { contract } from './contract.ts';

const procedures = Object.entries(contract).flatMap(([area, members]) =>
  Object.entries(members).map(([name, procedure]) => [`${area}.${name}`, procedure] as const),
);

describe('the contract', () => {
  it.each(procedures)(
    '%s checks what goes in and what comes out, and fails in one way',
    (_name, procedure) => {
      if (!isContractProcedure(procedure)) throw new Error('not a procedure');
      const { inputSchema, outputSchema, errorMap } = procedure['~orpc'];
      expect(inputSchema).toBeDefined();
      expect(outputSchema).toBeDefined();
      expect(Object.keys(errorMap)).toEqual(['FAILED']);
    },
  );
});
