import type { ComponentType } from 'react';
import type { InputProps } from '../form/inputs/input-props.ts';
import { CpuMap } from './cpu-map.tsx';
import { HostDevice } from './host-device.tsx';
import { HostFileInput } from './host-file-input.tsx';
import { ImageInput } from './image-input.tsx';
import { MacInput } from './mac-input.tsx';

/** Controls beyond the plain ones, by the name that the catalogue has for them. */
export const ownForms: Readonly<Record<string, ComponentType<InputProps>>> = {
  'cpu-map': CpuMap,
  'host-device': HostDevice,
  'host-file': HostFileInput,
  image: ImageInput,
  mac: MacInput,
};
