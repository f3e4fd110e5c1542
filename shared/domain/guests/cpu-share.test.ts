import { describe, expect, it } from 'vitest';
import { cpuShare } from './cpu-share.ts';

const at = (at: number, seconds: number) => ({ at, cpuTime: BigInt(seconds * 1e9) });

describe('cpuShare', () => {
  it('is the used share of all virtual CPUs', () => {
    expect(cpuShare(at(0, 10), at(2000, 12), 2)).toBe(0.5);
  });

  it('never exceeds one, though the hypervisor itself works too', () => {
    expect(cpuShare(at(0, 0), at(1000, 3), 2)).toBe(1);
  });

  it('cannot tell after a restart or when no time passed', () => {
    expect(cpuShare(at(0, 10), at(1000, 1), 1)).toBeUndefined();
    expect(cpuShare(at(5, 10), at(5, 11), 1)).toBeUndefined();
  });

  it('counts a guest without virtual CPUs of its own (a container) as one', () => {
    expect(cpuShare(at(0, 0), at(1000, 0.25), 0)).toBe(0.25);
  });
});
