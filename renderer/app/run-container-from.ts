import { create } from 'zustand';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { IsolationFix } from '#shared/contract/isolation.ts';
import { runLike as changedBy } from '#shared/domain/isolation/run-like.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { runLike } from './run-from.ts';

type LikeFix = Extract<IsolationFix, { do: 'run-like' }>;

/** What a new container is to have otherwise than the one it is like, until the wizard takes it. */
const useOtherwise = create<{ of?: string; fix?: LikeFix }>(() => ({}));

/** Opens the wizard for a container like this one, with one thing otherwise. */
export function runLikeBut(container: ContainerRef, fix: LikeFix): void {
  useOtherwise.setState({ of: containerKey(container), fix }, true);
  runLike(container);
}

/** The request for a container like that one, with what was to be otherwise; taken once. */
export function takeOtherwise(container: ContainerRef, request: RunRequest): RunRequest {
  const { of, fix } = useOtherwise.getState();
  useOtherwise.setState({}, true);
  return fix && of === containerKey(container) ? changedBy(request, fix) : request;
}
