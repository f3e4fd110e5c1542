import { describe, expect, it } from 'vitest';
import { planText, plainTitle, readStepLine, stepLine } from './plan-text.ts';
import { eachStep } from './testing/each-step.ts';

describe('a plan as text', () => {
  it.each(eachStep.map(step => [stepLine(step), step] as const))('%s', (line, step) => {
    expect(line).toMatch(/^[!-~]+( [!-~]+)*$/);
    expect(readStepLine(line)).toEqual(step);
  });

  it('begins with its title in plain characters', () => {
    expect(plainTitle('Give “größe”\nto ‘it’')).toBe('Give "gr?e"?to \'it\'');
    expect(planText('One', eachStep.slice(3, 5))).toBe(
      'title One\n' +
        'bind-at-boot initramfs-tools 0000:01:00.0=10de:2786 0000:01:00.1=10de:22bc before=nouveau before=snd_hda_intel\n' +
        'bind-now 0000:01:00.0 vfio-pci\n',
    );
  });

  it.each([
    '',
    'rm -rf /',
    'bind-now 0000:01:00.0',
    'kernel-arguments grub +init=/bin/sh',
    'dump-rom ../../x',
  ])('is no step: %j', line => {
    expect(readStepLine(line)).toBeUndefined();
  });
});
