import { describe, expect, it } from 'vitest';
import { sampleBetween, type Usage } from './usage.ts';

const before: Usage = { at: 10_000, cpuTime: 4e9, cpus: 4, received: 1000, sent: 0, read: 0, written: 500 };

describe('sampleBetween', () => {
  it('counts CPUs that were busy, and their share of all', () => {
    const sample = sampleBetween(before, { ...before, at: 12_000, cpuTime: 7e9 });
    expect(sample).toMatchObject({ cores: 1.5, cpu: 0.375 });
  });

  it('tells rates by the second', () => {
    const sample = sampleBetween(before, { ...before, at: 12_000, received: 5000, written: 500 });
    expect(sample).toMatchObject({ received: 2000, sent: 0, written: 0 });
  });

  it('leaves out what the engine does not count', () => {
    const { received: _received, ...without } = before;
    const sample = sampleBetween(without, { ...without, at: 11_000 });
    expect(sample).not.toHaveProperty('received');
    expect(sample).not.toHaveProperty('memoryUsed');
  });

  it('does not count the cache that goes first as used', () => {
    const after = { ...before, at: 11_000, memory: 100, inactiveFile: 30, memoryLimit: 400 };
    expect(sampleBetween(before, after)).toMatchObject({ memoryUsed: 70, memoryTotal: 400 });
    expect(sampleBetween(before, { ...after, inactiveFile: 200 })).toMatchObject({ memoryUsed: 100 });
  });

  it('makes nothing of two lives, or of one moment', () => {
    expect(sampleBetween(before, { ...before, at: 12_000, cpuTime: 1e9 })).toBeUndefined();
    expect(sampleBetween(before, before)).toBeUndefined();
  });
});
