import type { Rule } from '../finding.ts';

export const hasFunctions: Rule = (device, { uses }) => {
  const use = uses(device.address).find(each => each.by === 'functions');
  if (!use) return undefined;
  if (device.sriov && device.sriov.current > 0)
    return {
      level: 'step',
      label: 'SR-IOV',
      text: `It has ${use.count} of ${use.of} virtual functions: they would go with it.`,
      remedy: 'Give guests its functions instead, or remove all of them first.',
    };
  return {
    level: 'step',
    label: 'vGPU',
    text: `It is shared out as ${use.count} mediated ${use.count === 1 ? 'device' : 'devices'}.`,
    remedy: 'Give guests those instead, or remove all of them first.',
  };
};
