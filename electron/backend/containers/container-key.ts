import type { ContainerRef } from '#shared/contract/containers.ts';

export type ContainerKey = string & { readonly __brand: 'ContainerKey' };

export function containerKey({ engine, id }: ContainerRef): ContainerKey {
  return `${engine}/${id}` as ContainerKey;
}
