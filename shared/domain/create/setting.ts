import type { CreateRequest } from '../../contract/create/request.ts';
import type { CreateFacts, OsFacts } from './facts.ts';
import { imageKey } from './facts.ts';
import type { Setting } from './topic.ts';

export type AccelerationKind = 'kvm' | 'tcg';

export function accelerationOf(request: CreateRequest, facts: CreateFacts): AccelerationKind {
  return request.acceleration ?? facts.acceleration.kind;
}

/** The machine that a request is about; undefined where the connection offers none of that kind. */
export function settingOf(request: CreateRequest, facts: CreateFacts): Setting | undefined {
  const offer = facts.offers?.other ?? facts.offers?.[accelerationOf(request, facts)];
  return offer && { request, facts, offer, os: osOf(request, facts) };
}

/** What a person said it is, else what the source was recognised as. */
export function osOf({ source }: CreateRequest, facts: CreateFacts): OsFacts | undefined {
  return facts.os ?? ('image' in source ? facts.images[imageKey(source.image)]?.os : undefined);
}
