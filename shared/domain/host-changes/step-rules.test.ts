import { describe, expect, it } from 'vitest';
import { hostStepSchema } from '../../contract/host-step.ts';
import { describeStep } from './step-rules.ts';
import { eachStep } from './testing/each-step.ts';

describe('steps of the host', () => {
  it('are all walked here', () => {
    const verbs = hostStepSchema.options.map(option => option.shape.do.value);
    expect(new Set(eachStep.map(step => step.do))).toEqual(new Set(verbs));
  });

  it.each(eachStep)('$do says what it does and how it is undone', step => {
    const { title, undo } = describeStep(step);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(undo).toMatch(/^[A-Z].*\.$/);
    expect(title + undo).not.toMatch(/undefined|NaN|\[object/);
  });

  it('need a start of the host unless they act at once as well', () => {
    const needs = eachStep.filter(step => describeStep(step).reboot).map(step => step.do);
    expect(new Set(needs)).toEqual(
      new Set([
        'kernel-arguments',
        'load-modules',
        'bind-at-boot',
        'module-options',
        'huge-pages',
        'virtual-function',
        'frame-device',
      ]),
    );
  });
});
