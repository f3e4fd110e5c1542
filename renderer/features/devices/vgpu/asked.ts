import type {
  MediatedAction,
  MediatedChange,
  MediatedDevice,
  MediatedParent,
  MediatedType,
  VendorVgpu,
} from '#shared/contract/mediated.ts';

/** Which dialog is open. */
export type Asked =
  | { readonly what: 'create'; readonly parent: MediatedParent; readonly type: MediatedType }
  | { readonly what: 'give'; readonly device: MediatedDevice }
  | { readonly what: 'give-function'; readonly vgpu: VendorVgpu }
  | { readonly what: 'act'; readonly title: string; readonly action: MediatedAction }
  | { readonly what: 'host'; readonly change: MediatedChange };
