import { describe, expect, it } from 'vitest';
import { GiB, MiB } from '../units.ts';
import { holdsNothing, ignoredLimits, limitsRequest } from './limits-request.ts';

const host = { cpus: 4 };

describe('limitsRequest', () => {
  it('names nothing that is to stay', () => {
    expect(limitsRequest({}, { memory: GiB, memorySwap: 2 * GiB }, host)).toEqual({});
  });

  it('writes CPUs as the engine counts them', () => {
    expect(limitsRequest({ cpus: 1.5, cpuset: '0-1' }, {}, host)).toEqual({
      NanoCpus: 1_500_000_000,
      CpusetCpus: '0-1',
    });
  });

  it('leaves as much for swap as there was, whatever memory becomes', () => {
    const now = { memory: GiB, memorySwap: 3 * GiB };
    expect(limitsRequest({ memory: 4 * GiB }, now, host)).toEqual({ Memory: 4 * GiB, MemorySwap: 6 * GiB });
    expect(limitsRequest({ memory: 512 * MiB }, now, host).MemorySwap).toBe(2.5 * GiB);
    expect(limitsRequest({ memory: 4 * GiB, memorySwap: 4 * GiB }, now, host).MemorySwap).toBe(4 * GiB);
  });

  it('gives what has no limit any more all there is', () => {
    const change = { cpus: null, memory: null, pids: null, cpuset: null };
    const asked = limitsRequest(change, { memory: GiB, memorySwap: GiB }, host);
    expect(asked).toMatchObject({ NanoCpus: 4e9, PidsLimit: -1, CpusetCpus: '0-3' });
    expect(holdsNothing(asked.Memory!)).toBe(true);
    expect(asked.MemorySwap).toBeGreaterThanOrEqual(asked.Memory!);
    expect(ignoredLimits(asked, change, { cpus: 4, cpuset: '0-3' })).toEqual([]);
    expect(ignoredLimits(asked, change, { cpus: 4, cpuset: '0-3', memory: GiB })).toEqual(['memory']);
  });

  it('has a policy without a number of attempts as well', () => {
    const restart = { name: 'on-failure', retries: 3 } as const;
    expect(limitsRequest({ restart }, {}, host).RestartPolicy).toEqual({
      Name: 'on-failure',
      MaximumRetryCount: 3,
    });
  });
});

describe('ignoredLimits', () => {
  it('finds what the engine did not take', () => {
    const change = { memory: GiB, memorySwap: 2 * GiB, pids: 10 };
    const asked = limitsRequest(change, {}, host);
    expect(ignoredLimits(asked, change, { memory: GiB, pids: 10 })).toEqual(['memorySwap']);
    expect(ignoredLimits(asked, change, { memory: GiB, memorySwap: 2 * GiB, pids: 10 })).toEqual([]);
  });

  it('does not take an unlimited number of processes for one that was not taken', () => {
    const change = { pids: null };
    expect(ignoredLimits(limitsRequest(change, {}, host), change, {})).toEqual([]);
  });
});
