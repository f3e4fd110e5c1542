import type { Rule } from '../finding.ts';

/** Newer NVIDIA: a function is nothing until it has a type. */
export const noVgpuType: Rule = ({ vgpu, physicalFunction }) =>
  physicalFunction === undefined || vgpu === undefined || vgpu.current !== 0
    ? undefined
    : {
        level: 'step',
        label: 'No vGPU type',
        text: 'It has no vGPU type yet, so it is a part of the card that does nothing.',
        remedy: 'Choose a type for it first, under “vGPU”.',
      };
