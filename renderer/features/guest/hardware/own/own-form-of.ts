import type { Field } from '#shared/domain/hardware/catalogue/kind.ts';

/** What is better drawn by a form of its own than by the plain control that the catalogue names. */
const refined: Readonly<Record<string, string>> = {
  mac: 'mac',
  'cputune.vcpuPins': 'cpu-map',
};

/** The form of its own that a field has; undefined for a plain control. */
export const ownFormOf = ({ property, input }: Field): string | undefined =>
  input.kind === 'own' ? input.form : refined[property];
