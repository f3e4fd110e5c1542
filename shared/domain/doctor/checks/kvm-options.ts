import { checker, type DoctorRule } from '../check.ts';

const { ok, unknown } = checker('kvm-options');

const isOn = (value: string | undefined) => value !== undefined && /^[Yy1]/.test(value);

export const kvmOptions: DoctorRule = ({ devices }) => {
  const loaded = devices.kvm.filter(({ loaded: is }) => is);
  const maker = loaded.find(({ module }) => module !== 'kvm');
  const where = '/sys/module/kvm/parameters, /sys/module/kvm_intel or kvm_amd';
  if (!maker) return unknown('No KVM module is loaded.', where);
  const common = loaded.find(({ module }) => module === 'kvm')?.parameters ?? {};
  const found = [
    `Guests within guests: ${isOn(maker.parameters['nested']) ? 'allowed' : 'not allowed'}`,
    `unknown registers: ${isOn(common['ignore_msrs']) ? 'ignored' : 'refused'}`,
  ];
  return ok(`${found.join('; ')}.`, where);
};
