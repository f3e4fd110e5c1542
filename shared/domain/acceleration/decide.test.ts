import { describe, expect, it } from 'vitest';
import { decideAcceleration, type AccelerationFacts } from './decide.ts';

const able: AccelerationFacts = {
  libvirtOffersKvm: true,
  cpuFeature: 'vmx',
  device: { state: 'opens' },
  runsAsThisUser: false,
  sameArchitecture: true,
};

describe('decideAcceleration', () => {
  it.each<[string, Partial<AccelerationFacts>, 'kvm' | 'tcg']>([
    ['a good host', {}, 'kvm'],
    ['a device without CPU flags, as some nested clouds have', { cpuFeature: 'none' }, 'tcg'],
    ['a CPU with AMD-V', { cpuFeature: 'svm' }, 'kvm'],
    ['no device', { device: { state: 'absent' } }, 'tcg'],
    ['a device that fails to open', { device: { state: 'failed', error: 'ENODEV' } }, 'tcg'],
    ['a device closed to a session’s user', { device: { state: 'denied' }, runsAsThisUser: true }, 'tcg'],
    ['a device closed to us but not to QEMU’s user', { device: { state: 'denied' } }, 'kvm'],
    ['libvirt without KVM', { libvirtOffersKvm: false }, 'tcg'],
    ['another host with the feature', { device: undefined }, 'kvm'],
    ['another host that does not describe its CPU', { device: undefined, cpuFeature: undefined }, 'tcg'],
    ['an ARM host', { cpuFeature: 'not-x86' }, 'kvm'],
    ['a guest of another architecture', { sameArchitecture: false }, 'tcg'],
  ])('%s', (_, change, kind) => {
    expect(decideAcceleration({ ...able, ...change }).kind).toBe(kind);
  });
});
